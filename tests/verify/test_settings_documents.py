"""Which documents a run is about: what is given is never dropped, folders are searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.diagnostics.rules import RULES
from verify.settings import SettingsError, documents, example_for, load_settings, search


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with documents of every kind; the run begins in it."""
    for name in (
        "mlp/mlp.md",
        "mlp/example.toml",
        "mlp/requirements.txt",
        "mlp/picture.svg",
        "norm/norm.tex",
        "norm/norm.toml",
        "norm/other.tex",
        "prose/readme.md",
        "prose/changes.txt",
        "build/copy.md",
        "build/example.toml",
        "mlp/.git/notes.md",
        "mlp/.git/example.toml",
        "all/a.HTML",
        "all/b.htm",
        "all/c.markdown",
        "all/d.ipynb",
        "all/e.txt",
        "all/f.rst",
        "all/example.toml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*arguments: str, **said: object) -> list[str]:
    settings = load_settings(Path.cwd(), said, rules=RULES)
    return [str(path) for path in documents(settings, [Path(one) for one in arguments])]


@pytest.mark.usefixtures("place")
def test_a_folder_is_searched_for_documents_with_an_example() -> None:
    assert found(".") == [
        *("all/a.HTML", "all/b.htm", "all/c.markdown", "all/d.ipynb", "all/e.txt"),
        *("mlp/mlp.md", "norm/norm.tex"),
    ]


@pytest.mark.usefixtures("place")
def test_what_is_passed_over_is_known() -> None:
    settings = load_settings(Path.cwd(), {})
    passed_over = search(settings, [Path()]).passed_over
    assert [str(p) for p in passed_over] == [
        "norm/other.tex",
        "prose/changes.txt",
        "prose/readme.md",
    ]
    given = search(settings, [Path("norm/other.tex"), Path("norm")])
    assert given.passed_over == (), "what is given is not passed over"
    assert [str(p) for p in given.documents] == ["norm/norm.tex", "norm/other.tex"]


@pytest.mark.usefixtures("place")
def test_a_file_that_is_given_is_never_dropped() -> None:
    given = ["all/f.rst", "build/copy.md", "not/there.md", "prose/readme.md"]
    assert found(*given) == given
    assert found("build") == ["build/copy.md"], "nor is a folder"


@pytest.mark.usefixtures("place")
def test_each_document_once() -> None:
    assert found("norm/norm.tex", "./norm/norm.tex", "norm", "norm/../norm") == ["norm/norm.tex"]


@pytest.mark.usefixtures("place")
def test_with_an_example_for_all_everything_in_a_folder_counts() -> None:
    assert found("prose", example="any.toml") == ["prose/changes.txt", "prose/readme.md"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", '<!-- backproof: example = "x.toml" -->'),
        ("a.md", "text\n\n<!--\nbackproof\nprinting = 'truncated'\nexample = 'x.toml'\n-->"),
        ("a.md", '+++\ntitle = "x"\n[backproof]\nexample = "x.toml"\n+++\n'),
        ("a.md", '+++\nbackproof.example = "x.toml"\n+++\n'),
        ("a.tex", '% backproof: example = "x.toml"'),
        ("a.txt", '  # backproof: example="x.toml"'),
        ("a.ipynb", r'"<!-- backproof: example = \"x.toml\" -->\n"'),
    ],
)
def test_a_document_can_name_its_example(place: Path, name: str, text: str) -> None:
    (place / "prose" / name).write_text(text, encoding="utf-8")
    assert found("prose") == [f"prose/{name}"]


@pytest.mark.parametrize(
    "text",
    [
        "backproof checks what an example = 'file' says",
        "<!-- backproof: printing = 'truncated' -->",
        "<!-- backproof: ignore BP101 -- for example -->",
        "<!-- example = 'x.toml' -->",
        "\\example = 'x' <!-- backprof -->",
    ],
)
def test_a_text_about_examples_names_none(place: Path, text: str) -> None:
    (place / "prose" / "a.md").write_text(text, encoding="utf-8")
    assert found("prose") == []


def test_exclude_and_extend_exclude(place: Path) -> None:
    (place / "backproof.toml").write_text('extend-exclude = ["all/[a-d].*", "norm"]')
    assert found(".") == ["all/e.txt", "mlp/mlp.md"]
    (place / "backproof.toml").write_text('exclude = ["all", "norm", ".git"]')
    assert found(".") == ["build/copy.md", "mlp/mlp.md", "mlp/requirements.txt"]


def test_without_arguments_the_settings_say_which(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "backproof.toml").write_text(
        'documents = ["all/*.htm", "norm", "prose/readme.md", "**/mlp.*", "all/*"]'
    )
    everything = [
        *("all/a.HTML", "all/b.htm", "all/c.markdown", "all/d.ipynb", "all/e.txt"),
        *("mlp/mlp.md", "norm/norm.tex", "prose/readme.md"),
    ]
    assert found() == everything
    assert found("mlp") == ["mlp/mlp.md"], "what is given is given instead"
    monkeypatch.chdir(place / "norm")
    assert "norm.tex" in found()
    assert str(place / "mlp" / "mlp.md") in found()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no document: name files or folders"),
        ('documents = ["docs/*.md"]', "backproof.toml: documents: 'docs/*.md' matches no file"),
        ('documents = ["mlp/*.pdf"]', "matches no file"),
        ('documents = ["build/*.md"]\nexclude = ["copy.md"]', "matches no file"),
    ],
)
def test_nothing_to_check_is_an_error(place: Path, text: str, message: str) -> None:
    (place / "backproof.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        found()
    assert message in str(caught.value)


def test_a_pattern_whose_files_have_no_example_leads_to_nothing_and_says_so(place: Path) -> None:
    (place / "backproof.toml").write_text('documents = ["prose/*.md"]')
    result = search(load_settings(Path.cwd(), {}), [])
    assert result.documents == ()
    assert [str(path) for path in result.passed_over] == ["prose/readme.md"]


def test_an_example_of_the_file_is_for_documents_that_have_no_other(place: Path) -> None:
    (place / "backproof.toml").write_text('example = "any.toml"')
    settings = load_settings(Path.cwd(), {})
    assert example_for(settings, Path("prose/readme.md")) == Path("any.toml")
    assert example_for(settings, Path("mlp/mlp.md")) is None
    assert example_for(settings, Path("norm/norm.tex")) is None
    named = load_settings(Path.cwd(), {"example": Path("this.toml")})
    assert example_for(named, Path("mlp/mlp.md")) == Path("this.toml")
    assert (
        example_for(load_settings(Path.cwd(), {}, isolated=True), Path("prose/readme.md")) is None
    )
