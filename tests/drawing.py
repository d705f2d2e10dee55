"""Pages as Streamlit draws them, without a browser: what a test draws them with, and what it reads off them."""

from collections.abc import Callable
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from app.screens import launch, parts
from tests.browser.fake import FakeAssistant

Draw = Callable[..., AppTest]


def drawn(assistant: FakeAssistant, page: str = "ask_page.py", **address: str) -> AppTest:
    """A page over an assistant that is put in the place of the real one, opened and ready, at an address of its own."""
    parts.open_again()
    parts.assistant()
    test = AppTest.from_file(str(launch.ENTRY), default_timeout=20).run().switch_page(page)
    for name, value in address.items():
        test.query_params[name] = value
    return test.run()


def shown(page: AppTest) -> str:
    """All markup and Markdown on the page."""
    assert not page.exception, page.exception
    return "\n".join([*(each.body for each in page.html), *(each.value for each in page.markdown)])


def links(page: AppTest, parameter: str) -> list[str]:
    """What the links on a page put behind a parameter of the address."""
    assert not page.exception, page.exception
    queries = [parse_qs(each.proto.query_string) for each in page.get("page_link")]
    return [value for query in queries for value in query.get(parameter, [])]
