"""Everything that is wrong with the authored knowledge: a list of checks; knows documents only as passages."""

from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable

from knowledge import digest, shelf
from knowledge.check_case_studies import case_study_problems
from knowledge.check_digest import digest_problems
from knowledge.check_pages import page_problems
from knowledge.check_planning import planning_problems
from knowledge.framework import framework_problems
from knowledge.glossary import glossary_problems
from knowledge.markdown import Problem
from knowledge.passages import Passage
from knowledge.reviewed import open_review
from knowledge.time_limits import time_limit_problems


def problems(
    texts: Mapping[str, str], content: Traversable | None = None, passages: Sequence[Passage] = ()
) -> list[Problem]:
    """Everything wrong with the authored knowledge: file, line, what to do.

    `texts` holds the words under each reference of the documents that are held, and `passages` their passages one by
    one; what is authored is held against them. Without them only what needs no document is checked. `content` is
    another folder of digest, guides and strategies than the shipped one.
    """
    guides = {page.name for _, page in shelf.authored_pages("guides", content)}
    form = [
        *shelf.form_problems(content),
        *glossary_problems(),
        *framework_problems(guides, content),
        *time_limit_problems(content),
        *digest.form_problems(content),
    ]
    if form:
        return form  # what is not in form cannot be read, let alone be held against anything
    if content is None:
        form += planning_problems(shelf.open_shelf(), {*_cited(), *(entry.reference for entry in digest.entries())})
    chapters = [digest.read_chapter(file, text) for file, text in digest.digest_files(content)]
    review = open_review() if content is None else None
    return [
        *form,
        *page_problems(texts, content, review),
        *digest_problems(chapters, passages, review),
        *case_study_problems(texts, content),
    ]


def _cited() -> set[str]:
    """What the shelf cites, and so has been read."""
    return {support.reference for support in shelf.open_shelf().supports}
