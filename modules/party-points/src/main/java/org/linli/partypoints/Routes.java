package org.linli.partypoints;

import java.util.ArrayList;
import java.util.List;
import org.linli.api.pages.Address;

/** Addresses of the module's pages, and of those of the console that they lead to. */
final class Routes {

    static final String TOP = "/app/" + MemberRegister.MODULE + "/";

    private Routes() {
    }

    /** A page of a program. */
    static String of(String program, String... steps) {
        List<String> all = new ArrayList<>(List.of("app", MemberRegister.MODULE, "programs", program));
        all.addAll(List.of(steps));
        return Address.of(all.toArray(String[]::new));
    }

    /** The page of a program that all modules have. */
    static String program(String program) {
        return Address.of("programs", MemberRegister.MODULE, program);
    }

    /** Where an objection to its results is made. */
    static String objection(String program) {
        return Address.of("publicity", MemberRegister.MODULE, program, "object");
    }

    /** An entry of its ledger. */
    static String entry(String program, long seq) {
        return Address.of("programs", MemberRegister.MODULE, program, "entries", String.valueOf(seq));
    }

    /** A member's registration card, for printing. */
    static String card(String program, String subject) {
        return Address.of("programs", MemberRegister.MODULE, program, "card", subject);
    }

    /** The explanation of a result. */
    static String why(String program, String subject) {
        return Address.of("programs", MemberRegister.MODULE, program, "results", subject);
    }
}
