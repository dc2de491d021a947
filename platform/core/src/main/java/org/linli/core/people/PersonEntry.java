package org.linli.core.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.linli.api.Messages;
import org.linli.api.Problem.Fault;
import org.linli.api.Text;
import org.linli.api.people.People.Entered;
import org.linli.api.territory.Level;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.core.typed.CodeShape;
import org.linli.core.typed.HalfWidth;
import org.linli.core.typed.NameShape;

/** What is entered about one person, checked against what is stored; what is left blank stays as it is. */
final class PersonEntry {

    static final Messages MESSAGES = Messages.beside(PersonEntry.class);

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");
    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_DOCUMENT = 50;

    private final Entered entered;
    private final KnownPerson before;
    private final Surroundings around;
    private final LocalDate today;
    private final PersonStore store;
    private final List<Fault> faults = new ArrayList<>();
    private boolean taken;

    PersonEntry(Entered entered, Surroundings around, LocalDate today, PersonStore store) {
        this.entered = entered;
        this.before = around.people().get(text(entered.number()));
        this.around = around;
        this.today = today;
        this.store = store;
    }

    /** What is wrong; {@code where} is a component of {@link Entered}. */
    List<Fault> faults() {
        return faults;
    }

    /** Whether nothing else is wrong than that the document belongs to somebody else. */
    boolean onlyTaken() {
        return taken && faults.size() == 1;
    }

    /** Null when the person is new. */
    KnownPerson before() {
        return before;
    }

    /** The household that is named and doesn't exist yet, where the person now lives; null otherwise. */
    KnownHousehold newHousehold(KnownPerson after) {
        boolean there = text(entered.household()).isEmpty() || around.households().containsKey(after.household());
        return there || after.unit() == null ? null : new KnownHousehold(after.household(), after.unit(), after.unitPath(), after.address(), null, 1);
    }

    /** The person as it will be; equal to {@link #before} when nothing changes, null when there are faults. */
    KnownPerson after() {
        String number = text(entered.number());
        shape("number", number);
        if (before != null && before.mergedInto() != null) {
            fault("number", "person.merged", before.mergedInto());
        }
        if (before != null && before.erased()) {
            fault("number", "person.erased");
        }
        String name = or(entered.name(), before == null ? null : before.name());
        if (name == null || name.length() > LONGEST_NAME) {
            fault("name", "person.name");
        }
        wrong("name", NameShape.fault(text(entered.name())));
        String idType = idType();
        String idNo = idNo(idType);
        LocalDate birthDate = birthDate(idType, idNo);
        String gender = gender(idType, idNo);
        String phone = phone();
        String address = or(entered.address(), before == null ? null : before.address());
        if (address != null && address.length() > LONGEST_ADDRESS) {
            fault("address", "person.address", String.valueOf(LONGEST_ADDRESS));
        }
        String household = or(entered.household(), before == null ? null : before.household());
        Unit unit = unit(household);
        if (!faults.isEmpty()) {
            return null;
        }
        UnitPath path = unit == null ? before == null ? null : before.unitPath() : unit.path();
        String code = unit == null ? before == null ? null : before.unit() : unit.code();
        return new KnownPerson(number, name, gender, birthDate, idNo == null ? null : idType, idNo, phone, address, code, path, household, null,
                before == null ? 1 : before.version(), false);
    }

    private String idType() {
        String typed = text(entered.idType());
        String type = DocumentKind.of(typed).map(DocumentKind::name).orElse(typed);
        if (!type.isEmpty() && DocumentKind.of(type).isEmpty()) {
            fault("idType", "person.id-type", DocumentKind.all());
        }
        String stored = before == null ? null : before.idType();
        if (type.isEmpty()) {
            return stored == null ? DocumentKind.ID_CARD.name() : stored;
        }
        if (stored != null && !stored.equals(type) && text(entered.idNo()).isEmpty()) {
            fault("idType", "person.id-type-alone");
        }
        return type;
    }

    private String idNo(String type) {
        String typed = text(entered.idNo());
        if (typed.isEmpty()) {
            return before == null ? null : before.idNo();
        }
        String number = IdCard.normal(typed);
        DocumentKind kind = DocumentKind.of(type).orElse(DocumentKind.OTHER);
        IdCard.Fault wrong = kind.hasCheckDigit() ? IdCard.fault(number) : null;
        if (wrong != null) {
            fault("idNo", switch (wrong) {
                case SHAPE -> "person.id-shape";
                case DATE -> "person.id-date";
                case CHECK_DIGIT -> "person.id-check-digit";
            });
        } else if (number.length() > LONGEST_DOCUMENT) {
            fault("idNo", "person.id-long", String.valueOf(LONGEST_DOCUMENT));
        } else {
            String holder = around.holders().get(store.idIndex(number));
            if (holder != null && !holder.equals(text(entered.number()))) {
                taken = true;
                fault("idNo", "person.id-taken", holder);
            }
        }
        return number;
    }

    private LocalDate birthDate(String idType, String idNo) {
        LocalDate given = entered.birthDate();
        LocalDate onCard = card(idType, idNo) == null ? null : card(idType, idNo).birthDate();
        if (given != null && (given.isAfter(today) || given.isBefore(EARLIEST))) {
            fault("birthDate", "person.birth-date", EARLIEST.toString(), today.toString());
        } else if (given != null && onCard != null && !given.equals(onCard)) {
            fault("birthDate", "person.birth-date-card", onCard.toString());
        } else if (onCard != null && onCard.isAfter(today)) {
            fault("idNo", "person.id-date");
        }
        if (given != null) {
            return given;
        }
        return onCard != null ? onCard : before == null ? null : before.birthDate();
    }

    private String gender(String idType, String idNo) {
        String given = switch (text(entered.gender())) {
            case "" -> null;
            case "M", "男" -> "M";
            case "F", "女" -> "F";
            default -> {
                fault("gender", "person.gender");
                yield null;
            }
        };
        String onCard = card(idType, idNo) == null ? null : card(idType, idNo).gender();
        if (given != null && onCard != null && !given.equals(onCard)) {
            fault("gender", "person.gender-card", MESSAGES.text("gender." + onCard));
        }
        if (given != null) {
            return given;
        }
        return before != null && before.gender() != null ? before.gender() : onCard;
    }

    private String phone() {
        String typed = text(entered.phone());
        if (typed.isEmpty()) {
            return before == null ? null : before.phone();
        }
        String digits = HalfWidth.of(typed).replaceAll("[\\s()-]", "");
        if (!PHONE.matcher(digits).matches()) {
            fault("phone", "person.phone");
        }
        return digits;
    }

    /** The unit that is named, or that of a household which is; null to leave it as it is. */
    private Unit unit(String household) {
        String code = text(entered.unit());
        KnownHousehold home = household == null ? null : around.households().get(household);
        boolean stays = code.isEmpty() && before != null && before.unit() != null;
        if (household != null && CodeShape.NUMBER.fault(household) != null) {
            shape("household", household);
        } else if (household != null && home == null && code.isEmpty() && !stays && !text(entered.household()).isEmpty()) {
            fault("household", "person.household-unknown");
        }
        if (stays) {
            return null;
        }
        Unit unit = around.units().get(code.isEmpty() && home != null ? home.unit() : code);
        if (unit == null && !code.isEmpty()) {
            fault("unit", "person.unit-unknown");
        } else if (unit != null && unit.level().tree() != Level.Tree.TERRITORY) {
            fault("unit", "person.unit-tree", unit.level().title());
        } else if (unit != null && unit.until() != null && unit.until().isBefore(today)) {
            fault("unit", "person.unit-ended", unit.until().toString());
        }
        return unit;
    }

    private static IdCard card(String idType, String idNo) {
        boolean readable = idNo != null && DocumentKind.ID_CARD.name().equals(idType) && IdCard.fault(idNo) == null;
        return readable ? new IdCard(idNo) : null;
    }

    private void shape(String where, String number) {
        wrong(where, CodeShape.NUMBER.fault(number));
    }

    private void wrong(String where, Text wrong) {
        if (wrong != null) {
            faults.add(new Fault(where, wrong));
        }
    }

    private void fault(String where, String key, Object... arguments) {
        faults.add(new Fault(where, MESSAGES.text(key, arguments)));
    }

    private static String or(String typed, String stored) {
        String text = text(typed);
        return text.isEmpty() ? stored : text;
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
