"""Deletes what is older than an installation keeps; knows no person, for it is the same for all."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import and_, delete, exists, or_, select

from app.records.database import Records
from app.records.tables import CONVERSATIONS, EXCHANGES, LOCKS, PLANS


def forget_old(records: Records, keep_days: int, today: date) -> None:
    """Delete every exchange that is more than `keep_days` old, and each conversation that has none left; 0 keeps all.

    Days are those of UTC. A conversation that is still in use keeps its title and its later exchanges.
    """
    if not keep_days or keep_days >= today.toordinal():
        return
    first_kept = datetime.combine(today - timedelta(days=keep_days), time(), UTC)
    old = EXCHANGES.c.asked < first_kept
    left = exists().where(EXCHANGES.c.conversation == CONVERSATIONS.c.id)
    empty = and_(CONVERSATIONS.c.begun < first_kept, ~left)
    any_old = select(or_(exists().where(old), exists(select(CONVERSATIONS.c.id).where(empty))))
    with records.reading() as connection:
        some = connection.execute(any_old).scalar_one()
    if some:
        with records.erasing() as connection:
            connection.execute(delete(EXCHANGES).where(old))
            connection.execute(delete(CONVERSATIONS).where(empty))


def forget_old_plans(records: Records, today: date) -> None:
    """Delete every plan whose last day has gone by; no key is needed for that."""
    old = PLANS.c.keep_until < today
    with records.reading() as connection:
        some = connection.execute(select(exists().where(old))).scalar_one()
    if some:
        with records.erasing() as connection:
            connection.execute(delete(PLANS).where(old))
            # Or nobody could choose another passphrase, though there is nothing left that the old one opens.
            used = exists().where(PLANS.c.lock == LOCKS.c.id)
            connection.execute(delete(LOCKS).where(~used, LOCKS.c.salt != ""))
