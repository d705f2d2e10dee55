"""`senco plans`: lists and deletes the plans that are kept on this computer."""

from pathlib import Path

import keyring
import pytest
from keyring.backends import null

from app.records.conversations import THIS_COMPUTER
from app.records.plans import Plans
from app.settings import Settings
from app.wiring import Assistant
from tests.commands import Senco, told
from tests.plans import PLAN, TODAY


@pytest.fixture
def kept(senco: Senco, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plans:
    """What is kept in a home of its own, to which the command is turned; the computer has no key store."""
    monkeypatch.setenv("SENCO_HOME", str(tmp_path))
    monkeypatch.setattr(keyring, "get_keyring", null.Keyring)
    return Assistant(Settings(home=tmp_path)).plans(THIS_COMPUTER, "four words are enough")


def test_they_are_listed_with_the_reason_where_they_stay_closed_and_deleted(senco: Senco, kept: Plans) -> None:
    assert senco("plans").out == "No plan is kept.\n"
    name = kept.save("Railway", PLAN, on=TODAY)
    line = senco("plans").out
    assert line.startswith(f"{name}  kept until 2027-08-31") and "give it to open" in line and "Railway" not in line
    (row,) = senco("plans", "--json").rows[0]
    assert (row["id"], row["title"], row["review"], row["keep_until"]) == (name, "", None, "2027-08-31")
    assert "no such plan" in told(senco("plans", "--delete", "another"))
    assert senco("plans", "--delete", name).err == "The plan is deleted.\n" and kept.listed() == ()
