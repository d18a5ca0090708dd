/* EPUBCheck on many books in one process: each line of standard input is a book, a tab, and where
   its report goes. Starting it anew for every book would cost more than the checking. */

import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

public class CheckAll {
    public static void main(String[] none) throws Exception {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] pair = line.split("\t");
            new EpubChecker().run(new String[] {"--quiet", "--json", pair[1], pair[0]});
            System.out.println(pair[0]);
            System.out.flush();
        }
        System.exit(0);
    }
}
