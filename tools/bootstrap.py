"""Makes the environment .venv that ``make demo`` and ``make test`` run in. Needs nothing but Python 3.11.

    python3 tools/bootstrap.py [--dev]

Installs the project (editable) and with --dev what its tests need. Debian and Ubuntu ship python3 without ensurepip, so
that ``python3 -m venv`` makes no pip; then the package python3-venv is installed (as root), or pip is fetched from the
package index. pip's own settings (PIP_INDEX_URL, PIP_CERT, pip.conf …) hold throughout.
"""

from __future__ import annotations

import argparse
import configparser
import hashlib
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NEEDED = (3, 11)
PIP = "pip>=25.1"  # the first that knows dependency groups


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dev", action="store_true", help="what the tests need, too")
    dev = parser.parse_args().dev
    if sys.version_info < NEEDED:
        return _fail(f"this is Python {sys.version.split()[0]}, and 3.11 is needed: make PYTHON=python3.12 …")
    if not _works(PYTHON, "import pip, sys; assert sys.version_info >= (3, 11)") and not _make_venv():
        return _fail(
            "no environment could be made: python3 has no venv here and the package index cannot be reached.\n"
            "Install it (apt-get install python3-venv), then try again."
        )
    print(f"installing into {VENV.name} …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    packages = [
        "--editable",
        f"{ROOT}[all]" if dev else str(ROOT),
        *(["--group", f"{ROOT / 'pyproject.toml'}:dev"] if dev else []),
    ]
    for args in (["--upgrade", PIP], packages):
        if subprocess.run([*pip, *args], check=False, env=_environment()).returncode:
            return _fail("pip could not install what is needed (see above)")
    return 0


def _fail(message: str) -> int:
    print(f"bootstrap: {message}", file=sys.stderr)
    return 1


def _environment() -> dict[str, str]:
    # running as root is what happens in a container; pip need not warn of it
    return {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}


def _works(python: Path, code: str) -> bool:
    return python.exists() and not subprocess.run([python, "-c", code], check=False, capture_output=True).returncode


def _make_venv() -> bool:
    """Make .venv with pip, by the first way that works here."""
    if _venv():
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("python3 has no ensurepip here: installing the package python3-venv …", flush=True)
        if _apt_get("update") and _apt_get("install", "--yes", "python3-venv") and _venv():
            return True
    print("python3 has no ensurepip here: fetching pip …", flush=True)
    try:
        return _venv("--without-pip") and _install_pip()
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return False


def _venv(*options: str) -> bool:
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", *options, str(VENV)], check=False, capture_output=True
    )
    return made.returncode == 0


def _apt_get(*args: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return not subprocess.run(
        ["apt-get", "-qq", *args], check=False, env=environment, stdout=subprocess.DEVNULL
    ).returncode


def _install_pip() -> bool:
    """Fetch pip's wheel from the index that pip would use, and let it install itself (a wheel can be run)."""
    index = _pip_setting("index-url") or "https://pypi.org/simple"
    page = f"{index.rstrip('/')}/pip/"
    links: dict[tuple[int, ...], str] = {}
    for link in re.findall(r'href="([^"]+)"', _fetch(page).decode()):
        version = re.search(r"/pip-(\d+(?:\.\d+)*)-py3-none-any\.whl(?:#|$)", link)
        if version:
            links[tuple(map(int, version[1].split(".")))] = urllib.parse.urljoin(page, link)
    if not links:
        raise ValueError(f"{page} lists no pip")
    url, _, fragment = links[max(links)].partition("#")
    wheel = _fetch(url)
    if fragment.startswith("sha256=") and hashlib.sha256(wheel).hexdigest() != fragment.removeprefix("sha256="):
        raise ValueError(f"{url} is not what the index says it is")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / url.rpartition("/")[2]
        path.write_bytes(wheel)
        command = [str(PYTHON), str(path / "pip"), "install", "--quiet", "--no-index", str(path)]
        return not subprocess.run(command, check=False, env=_environment()).returncode


def _fetch(url: str) -> bytes:
    context = ssl.create_default_context(cafile=_pip_setting("cert"))
    with urllib.request.urlopen(url, timeout=60, context=context) as answer:
        data: bytes = answer.read()
    return data


def _pip_setting(name: str) -> str | None:
    """A setting of pip, from where pip would look for it: the environment, then the user's and the system's files."""
    value = os.environ.get(f"PIP_{name.upper().replace('-', '_')}")
    files: list[str | Path] = ["/etc/pip.conf", Path.home() / ".pip/pip.conf", Path.home() / ".config/pip/pip.conf"]
    config = configparser.RawConfigParser()
    config.read([*files, os.environ.get("PIP_CONFIG_FILE", os.devnull)])
    return value or config.get("global", name, fallback=None)


if __name__ == "__main__":
    sys.exit(main())
