package org.linli.console.territory;

import java.util.Map;
import org.linli.api.Text;
import org.linli.api.pages.Field;

/** The fields of the forms about units. */
public final class UnitForms {

    private UnitForms() {
    }

    public static Field code() {
        return Field.of("code", text("code"), Field.Kind.TEXT).needed().hint(text("code.hint"));
    }

    public static Field name() {
        return Field.of("name", text("name"), Field.Kind.TEXT).needed();
    }

    /** @param levels that fit, by name */
    public static Field level(Map<String, Text> levels) {
        return Field.choice("level", text("level"), levels).needed();
    }

    public static Field parent(String hint) {
        return Field.of("parent", text("parent"), Field.Kind.TEXT).hint(text(hint));
    }

    public static Field into() {
        return Field.of("into", text("merge.into"), Field.Kind.TEXT).needed().hint(text("merge.into.hint"));
    }

    public static Field from() {
        return Field.of("from", text("from"), Field.Kind.DAY).hint(text("from.hint"));
    }

    public static Field until() {
        return Field.of("until", text("until"), Field.Kind.DAY).hint(text("until.hint"));
    }

    private static Text text(String key) {
        return TerritoryRoom.MESSAGES.text(key);
    }
}
