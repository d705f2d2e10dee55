"""A school's own Word template, filled with a plan; what a template may do is to name placeholders and nothing else.

A template is somebody's file: its expressions run in a sandbox, without globals, with the few filters that words need.
"""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from app.plan.plan import Plan
from app.word.paper import Spoken, writable
from app.word.plan_placeholders import placeholders, values
from knowledge.errors import ReaderError

_FILTERS = ("upper", "lower", "capitalize", "join", "default", "length", "first", "last", "trim", "escape", "e")
_UNKNOWN = "The template has the placeholder {{{{ {name} }}}}, which is not known. Known are: {known}."


class _Filling(SandboxedEnvironment):
    """Jinja that can put words in and go through lists; it multiplies nothing, so that no file fills the memory."""

    intercepted_binops = frozenset({"*", "**", "%", "+", "-", "/", "//"})

    def __init__(self) -> None:
        super().__init__(loader=DictLoader({}), undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError("it calculates")

    def call(self, context: Any, obj: Any, /, *given: Any, **named: Any) -> Any:
        raise SecurityError("it calls a function")


def filled(template: Path | bytes, plan: Plan, made_on: date, spoken: Spoken) -> bytes:
    """The template with the plan filled in; a ReaderError in one line where it is no template or asks for more."""
    filling = _Filling()
    try:
        document = DocxTemplate(BytesIO(template) if isinstance(template, bytes) else str(template))
        unknown = sorted(document.get_undeclared_template_variables(jinja_env=filling) - set(placeholders()))
        if unknown:
            raise ReaderError(_UNKNOWN.format(name=unknown[0], known=", ".join(placeholders())))
        document.render(values(plan, made_on, writable(spoken)), jinja_env=filling, autoescape=True)
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise ReaderError("The template cannot be read as a Word file: save it as .docx, then try again.") from error
    except TemplateError as error:
        raise ReaderError(_told(error)) from error
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _told(error: TemplateError) -> str:
    if isinstance(error, SecurityError):
        return f"The template does more than put words in ({error}): leave placeholders and loops, nothing else."
    if isinstance(error, TemplateSyntaxError):
        return f"A placeholder of the template is not whole or not allowed ({error.message}): write {{{{ name }}}}."
    if isinstance(error, UndefinedError):
        return f"The template asks for a part that is not there ({error.message}): see the list of placeholders."
    return "The template cannot be filled: see the list of placeholders."
