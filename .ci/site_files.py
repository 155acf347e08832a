"""What the site of docs/ takes from the rest of the repository (a hook of MkDocs).

Some files outside of docs/ are pages of the site as well.  Any other file that a page links to is
copied as it is, so that the site has no link that leads nowhere.
"""

import os
import re
from pathlib import Path

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "examples/README.md": "examples.md",
    "examples/code/README.md": "example-repository.md",
    "reports/chapter/report.md": "chapter-report.md",
    "reports/judging/judging.md": "judging.md",
    "CHANGELOG.md": "changes.md",
}
STYLE = "site.css"
COPIES = "repository"
LINK = re.compile(r"(```.*?^```|`[^`\n]*`)|(\]\()([^)\s#]+)(#[^)\s]*)?\)", re.MULTILINE | re.DOTALL)


def on_files(files, config):
    """The pages that lie outside of docs/, and the site's own style."""
    files.append(File.generated(config, STYLE, abs_src_path=str(ROOT / ".ci" / STYLE)))
    for source, uri in PAGES.items():
        files.append(File.generated(config, uri, abs_src_path=str(ROOT / source)))
    return files


def on_page_markdown(markdown, page, config, files):
    """Links that leave docs/ lead to pages of the site, or to copies in it."""
    sources = {uri: source for source, uri in PAGES.items()}
    uri = page.file.src_uri
    folder = (ROOT / sources.get(uri, f"docs/{uri}")).parent

    def redirected(match):
        code, start, target, anchor = match.groups()
        if code or ":" in target:
            return match[0]
        path = Path(os.path.normpath(folder / target))
        found = _uri(path.relative_to(ROOT).as_posix(), path, config, files)
        return f"{start}{found}{anchor or ''})"

    # GitHub has more escapes than MkDocs.
    return LINK.sub(redirected, markdown).replace("\\<", "&lt;")


def _uri(source, path, config, files):
    """Where a file of the repository is in the site."""
    if path.is_dir():
        source, path = f"{source}/README.md", path / "README.md"
    if source in PAGES:
        return PAGES[source]
    if source.startswith("docs/"):
        return source.removeprefix("docs/")
    if not path.is_file():
        return source  # MkDocs says that it is missing
    # Sources of documents are to be read as they are written.
    uri = f"{COPIES}/{source}" + (".txt" if path.suffix in (".md", ".toml", ".tex") else "")
    if files.get_file_from_path(uri) is None:
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    return uri
