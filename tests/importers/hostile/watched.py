"""Reads one input in a child that may use little, and tells what the child has done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

MEMORY = 1_500 * 1024 * 1024
"""Bytes of address space."""
SECONDS = 40
"""CPU seconds: several times what the slowest takes, since a machine may be slow."""

CHILD = """
import json, resource, sys, time
sys.dont_write_bytecode = True
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from biokit.errors import BiokitError
from biokit.project import load_with_findings
place = Path(sys.argv[1])
seen, own = [], (str(place.parent), sys.prefix, sys.base_prefix, str(Path({package!r}).parent))
ZONES = ("/usr/share/zoneinfo", "/etc/localtime", "/proc", "/dev/null", "/etc/timezone")
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        if not arguments[0].startswith((*own, *ZONES)):
            seen.append(f"read {{arguments[0]}}")
        elif arguments[1] and any(mode in str(arguments[1]) for mode in "wax"):
            seen.append(f"wrote {{arguments[0]}}")
    elif event in {{"socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"}}:
        seen.append(f"{{event}} {{arguments[1:]}}")
sys.addaudithook(watch)
start = time.process_time()
try:
    read = load_with_findings(place)
    from biokit.model.codec import encode
    told = {{"model": encode(read.biography).decode(), "findings": [str(f) for f in read.findings]}}
except BiokitError as fault:
    told = {{"refused": str(fault)}}
told |= {{"seen": seen, "seconds": time.process_time() - start}}
print(json.dumps(told))
"""


def watched(place: Path) -> dict[str, object]:
    """What came of reading a file: `model` and `findings`, or `refused`; `seen` and `seconds`.

    Raises:
        AssertionError: the child ended otherwise than it should; with what it said.
    """
    import biokit

    package = str(Path(biokit.__file__).parent)
    program = CHILD.format(memory=MEMORY, seconds=SECONDS, package=package)
    done = subprocess.run(
        [sys.executable, "-c", program, str(place)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:] or f"ended with {done.returncode}"
    told: dict[str, object] = json.loads(done.stdout)
    return told
