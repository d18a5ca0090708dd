/* EPUBCheck on many books in one process: each line of standard input is a book, a tab, where its
   report goes, and any options, each after a tab. Starting it anew for every book would cost more
   than the checking. */

import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class CheckAll {
    public static void main(String[] none) throws Exception {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] asked = line.split("\t");
            List<String> arguments = new ArrayList<>(List.of("--quiet", "--json", asked[1], asked[0]));
            arguments.addAll(Arrays.asList(asked).subList(2, asked.length));
            new EpubChecker().run(arguments.toArray(new String[0]));
            System.out.println(asked[0]);
            System.out.flush();
        }
        System.exit(0);
    }
}
