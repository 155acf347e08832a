"""Run the notebook and keep what it shows: `python examples/notebook/execute.py`.

Nothing that depends on the moment is kept, so the same code leaves the same file, but for the
picture, whose bytes are those of one version of the plotting library.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parent / "derivations.ipynb"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def executed(path: Path = NOTEBOOK) -> nbformat.NotebookNode:
    """The notebook after a run; CellExecutionError where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": path.parent}}, record_timing=False
    )
    client.execute()
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL})
    return notebook


if __name__ == "__main__":
    nbformat.write(executed(), NOTEBOOK)
