package org.linli.console.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.Text;
import org.linli.api.pages.Field;
import org.linli.api.pages.Form;
import org.linli.api.people.Consents;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.Person;

/** The fields of the forms about people and households. */
public final class PersonForms {

    /** What is shown in full, and why. */
    public static final List<Field> REVEAL = List.of(
        Field.choice("field", text("reveal.field"), choices("field.", People.Field.ID_NO.name(), People.Field.PHONE.name(), People.Field.ADDRESS.name())).needed(),
        Field.of("reason", text("reason"), Field.Kind.TEXT).needed().hint(text("reveal.reason.hint")));
    /** A consent as it was given on paper. */
    public static final List<Field> CONSENT = List.of(
        Field.of("purpose", text("consent.purpose"), Field.Kind.TEXT).needed().hint(text("consent.purpose.hint")),
        Field.of("textVersion", text("consent.text"), Field.Kind.TEXT).needed().hint(text("consent.text.hint")),
        Field.of("givenOn", text("consent.given-on"), Field.Kind.DAY).hint(text("consent.given-on.hint")),
        Field.of("guardian", text("consent.guardian"), Field.Kind.TEXT).hint(text("consent.guardian.hint")));
    /** The purpose that is asked for most. */
    public static final Form NEW_CONSENT = Form.showing(Map.of("purpose", Consents.LOCATION));
    /** On whose request everything is handed over. */
    public static final Field DISCLOSE = Field.of("reason", text("reason"), Field.Kind.TEXT).needed().hint(text("disclose.hint"));
    /** On whose request a person is erased. */
    public static final Field ERASE = Field.of("reason", text("reason"), Field.Kind.TEXT).needed().hint(text("disclose.hint"));
    /** Why two records are one person. */
    public static final Field MERGE = Field.of("reason", text("reason"), Field.Kind.TEXT).needed().hint(text("merge.reason.hint"));

    private PersonForms() {
    }

    public static Field number() {
        return Field.of("number", text("number"), Field.Kind.TEXT).hint(text("number.hint"));
    }

    public static Field name(Person person) {
        Field name = Field.of("name", text("name"), Field.Kind.TEXT);
        return person == null ? name.needed() : name;
    }

    public static Field idType() {
        return Field.choice("idType", text("document.kind"), choices("id-type.", "ID_CARD", "PASSPORT", "HK_MACAO_PERMIT", "TAIWAN_PERMIT", "RESIDENCE_PERMIT",
            "FOREIGNER_CARD", "MILITARY_CARD", "OTHER"));
    }

    /** @param person who is changed; null for somebody new */
    public static Field idNo(Person person) {
        return Field.of("idNo", text("document.number"), Field.Kind.TEXT).hint(person == null || person.idMasked() == null ? text("document.hint")
            : text("now-blank-stays", person.idMasked()));
    }

    public static Field gender() {
        Map<String, Text> choices = new LinkedHashMap<>();
        choices.put("", text("gender.none"));
        choices.put("M", text("gender.M"));
        choices.put("F", text("gender.F"));
        return Field.choice("gender", text("gender"), choices).hint(text("gender.hint"));
    }

    public static Field birthDate() {
        return Field.of("birthDate", text("birth-date"), Field.Kind.DAY).hint(text("gender.hint"));
    }

    /** @param person who is changed; null for somebody new */
    public static Field phone(Person person) {
        Field phone = Field.of("phone", text("phone"), Field.Kind.TEXT);
        return person == null || person.phone() == null ? phone : phone.hint(text("now-blank-stays", person.phone()));
    }

    public static Field unit() {
        return Field.of("unit", text("unit.code"), Field.Kind.TEXT).hint(text("unit.hint"));
    }

    public static Field household() {
        return Field.of("household", text("household.number"), Field.Kind.TEXT).hint(text("household.hint"));
    }

    /** @param person who is changed; null for somebody new */
    public static Field address(Person person) {
        return Field.of("address", text("address"), Field.Kind.TEXT).hint(text(person == null ? "address.hint" : "address.blank-stays"));
    }

    public static Field householdNumber() {
        return Field.of("number", text("household.number"), Field.Kind.TEXT).hint(text("number.hint"));
    }

    public static Field householdUnit() {
        return Field.of("unit", text("unit.code"), Field.Kind.TEXT).needed().hint(text("unit.hint"));
    }

    /** @param household which is changed; null for a new one */
    public static Field householdAddress(Household household) {
        Field address = Field.of("address", text("address"), Field.Kind.TEXT);
        return household == null || household.address() == null ? address : address.hint(text("now-blank-stays", household.address()));
    }

    public static Field head() {
        return Field.of("head", text("household.head"), Field.Kind.TEXT).hint(text("head.hint"));
    }

    /** @param which of the two records that are compared: one or other */
    public static Field compared(String which) {
        return Field.of(which, text("compare." + which), Field.Kind.TEXT).needed().hint(text("head.hint"));
    }

    private static Map<String, Text> choices(String prefix, String... values) {
        Map<String, Text> choices = new LinkedHashMap<>();
        for (String value : values) {
            choices.put(value, text(prefix + value));
        }
        return choices;
    }

    private static Text text(String key, Object... arguments) {
        return PeopleRoom.MESSAGES.text(key, arguments);
    }
}
