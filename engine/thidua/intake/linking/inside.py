"""Child rows made of cells in their owners' rows: whose they are, and for whom."""

from collections.abc import Iterable, Sequence

from thidua.intake.cells.drafts import Draft, Inside
from thidua.intake.codes import Code, problem
from thidua.intake.linking.children import (
    PER_NOMINATION,
    owner_field,
    resolve_others,
)
from thidua.intake.linking.merging import place_order
from thidua.intake.linking.nominees import EVERYBODY, Nominees
from thidua.intake.linking.units import Linked
from thidua.model.records import Nomination
from thidua.model.vocabulary import Absence, RecordType
from thidua.problems import Place


class Owners:
    """The nominees whose rows hold other rows."""

    def __init__(self, nominees: Nominees) -> None:
        self._nominees = nominees
        self._keys = {
            id(draft): key for key, drafts in nominees.rows.items() for draft in drafts
        }

    def own(self, drafts: Iterable[Draft], linked: Linked) -> list[tuple[str, Draft]]:
        """Return rows with the key of their nominee.

        A row within one that is no nominee leaves a gap; that row has its problem.
        """
        owned: list[tuple[str, Draft]] = []
        for draft in drafts:
            key = self._keys.get(id(draft.parent))
            if key is None:
                linked.incomplete.add((draft.record_type.id, EVERYBODY))
                continue
            owner = owner_field(draft.record_type)
            if owner is not None:
                draft.links.pop(owner, None)
                draft.values[owner] = key
            resolve_others(draft, self._nominees, linked)
            owned.append((key, draft))
        return owned

    def gaps(
        self,
        record: RecordType,
        inside: Inside,
        nominations: Sequence[Nomination],
        linked: Linked,
    ) -> None:
        """Note for whom there may be more rows than cells made."""
        for parent in inside.open:
            key = self._keys.get(id(parent), EVERYBODY)
            keys = {key}
            if record.per == PER_NOMINATION and key != EVERYBODY:
                keys = {f"{key}|{n.award}" for n in nominations if n.nominee == key}
            linked.incomplete |= {(record.id, each) for each in keys}

    def others(self, record: RecordType, inside: Inside, linked: Linked) -> None:
        """Note for whom a table without a sheet of its own was not sent in.

        Rows without its columns say nothing of it, so their nominees may have any.
        """
        if record.absent_means is not Absence.NONE:
            return
        covered = {self._keys.get(id(parent)) for parent in inside.covered}
        left = self._nominees.records.keys() - covered
        if not left:
            return
        linked.incomplete |= {(record.id, key) for key in left}
        first = min(
            (self._nominees.records[key].place for key in left), key=place_order
        )
        place, count = Place(first.file, first.sheet), str(len(left))
        linked.problems.append(
            problem(Code.TABLE_ONLY_INSIDE, place, table=record.title, count=count)
        )
