package org.linli.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/** Which unit somebody at a browser looks at: the one chosen last as long as a post of the reader's reaches it, else the first of the posts. */
final class ChosenUnit {

    /** What a browser keeps that chose all that its reader may see, and what an address says that asks for it. */
    static final String ALL = "-";

    private final Function<List<String>, List<Unit>> known;

    /** @param known the units of codes */
    ChosenUnit(Function<List<String>, List<Unit>> known) {
        this.known = known;
    }

    /** Its code; null for all that the reader may see. @param kept what the browser keeps of a choice; null for nothing */
    String of(Caller caller, String kept) {
        if (caller == null || ALL.equals(kept)) {
            return null;
        }
        String code = kept == null || kept.isEmpty() ? null : decoded(kept);
        if (code != null && UnitPath.CODE.matcher(code).matches()
            && known.apply(List.of(code)).stream().anyMatch(unit -> caller.grants().stream().anyMatch(grant -> grant.reaches(unit.path())))) {
            return code;
        }
        boolean everywhere = caller.grants().stream().anyMatch(grant -> grant.scope() == null);
        return everywhere ? null : caller.grants().stream().map(Grant::scope).filter(Objects::nonNull).findFirst().map(UnitPath::code).orElse(null);
    }

    private static String decoded(String kept) {
        try {
            return URLDecoder.decode(kept, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
