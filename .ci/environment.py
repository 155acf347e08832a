"""Make the project's environment: `python3 .ci/environment.py .venv`.

With uv where it is installed, else with venv and pip.  Runs on any Python 3, because the first
`python3` on the path may be an old one: it then looks for a newer.  BACKPROOF_EXTRAS names the
optional extras to install (default: test).
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
CANDIDATES = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"]
NO_PYTHON = "backproof needs Python 3.11 or newer on the path, or uv"
NO_PIP = (
    "{} comes without venv and pip, and uv is not installed either: "
    "install one of them (on Debian: apt install python3-venv) and run this again"
)


def main(environment):
    target = "-e.[{}]".format(os.environ.get("BACKPROOF_EXTRAS", "test"))
    inside = os.path.join(environment, "bin", "python")
    shutil.rmtree(environment, ignore_errors=True)
    if shutil.which("uv"):
        run("uv", "venv", "--quiet", "--python", ">=3.11", environment)
        run("uv", "pip", "install", "--quiet", "--python", inside, target)
        return
    python = newest_enough()
    pip = ["-m", "pip", "--disable-pip-version-check"]
    install = ["install", "--quiet", target]
    if succeeds(python, "-c", "import ensurepip"):
        run(python, "-m", "venv", environment)
        run(inside, *pip, *install)
    elif succeeds(python, "-m", "pip", "--version"):
        # Debian splits venv off into python3-venv; a pip from outside will do.
        run(python, "-m", "venv", "--without-pip", environment)
        run(python, *pip, "--python", inside, *install)
    else:
        sys.exit(NO_PIP.format(python))


def newest_enough():
    """The first interpreter on the path that is new enough."""
    probe = "import sys; sys.exit(sys.version_info < {})".format(OLDEST)
    for name in CANDIDATES:
        path = shutil.which(name)
        if path and succeeds(path, "-c", probe):
            return path
    sys.exit(NO_PYTHON)


def succeeds(*command):
    quiet = subprocess.DEVNULL
    return subprocess.call(command, stdout=quiet, stderr=quiet) == 0


def run(*command):
    code = subprocess.call(command)
    if code:
        sys.exit(code)


if __name__ == "__main__":
    main(sys.argv[1])
