package org.linli.testkit.verify;

import java.util.Set;

/** Finds days and times taken from the machine's clock, where the town's own is asked for. */
final class Days {

    private static final Set<String> ZONED = Set.of("()", "(Ljava/time/ZoneId;)");

    private Days() {
    }

    static void check(Facts facts, Findings findings) {
        for (Facts.Call call : facts.calls()) {
            String takes = call.desc().substring(0, call.desc().indexOf(')') + 1);
            boolean time = call.owner().startsWith("java/time/");
            if (time && call.name().equals("now") && ZONED.contains(takes)
                    || call.owner().equals("java/time/Clock") && (call.name().startsWith("system") || call.name().startsWith("tick") && ZONED.contains(takes))
                    || call.owner().equals("java/lang/System") && call.name().equals("currentTimeMillis")
                    || call.owner().equals("java/util/Calendar") && call.name().equals("getInstance")
                    || call.owner().equals("java/util/Date") && call.name().equals("<init>") && takes.equals("()")) {
                findings.warning("day", call.place(), Place.dotted(call.owner()) + (call.name().equals("<init>") ? "" : "." + call.name()));
            }
        }
    }
}
