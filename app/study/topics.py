"""Which topics of the framework a passage belongs to, the closest first; knows no question."""

from functools import lru_cache

from knowledge.framework import framework
from knowledge.references import printed_reference
from knowledge.shelf import open_shelf


def topics_of(reference: str) -> tuple[str, ...]:
    """The titles of the topics that list a passage, or one it is a part of; then of those whose guides cite it."""
    listed, cited = _by_reference()
    names = [reference, *_around(reference)]
    found = [title for index in (listed, cited) for name in names for title in index.get(name, ())]
    return tuple(dict.fromkeys(found))


def _around(reference: str) -> list[str]:
    """The passages that a passage is a part of, the nearest first."""
    found, parsed = [], printed_reference(reference)
    while parsed and (parsed := parsed.broader()):
        found.append(str(parsed))
    return found


@lru_cache(maxsize=1)
def _by_reference() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The topics by the passages that they list, and by those that their guides cite; narrow topics first."""
    listed: dict[str, list[str]] = {}
    cited: dict[str, list[str]] = {}
    topics = [topic for area in framework().areas for topic in area.topics]
    for topic in sorted(topics, key=lambda topic: len(topic.guides)):
        for reference in topic.references:
            _put(listed, reference, topic.title)
        for guide in topic.guides:
            for support in open_shelf().guides[guide].citations:
                _put(cited, support.reference, topic.title)
    return listed, cited


def _put(index: dict[str, list[str]], reference: str, title: str) -> None:
    for name in (reference, *_around(reference)):
        if title not in index.setdefault(name, []):
            index[name].append(title)
