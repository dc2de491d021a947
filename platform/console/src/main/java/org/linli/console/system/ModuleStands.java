package org.linli.console.system;

import org.linli.api.Text;
import org.linli.api.modules.InstalledModule;

/** How modules stand, in words. */
public final class ModuleStands {

    private ModuleStands() {
    }

    /** In one word. */
    public static Text word(InstalledModule module) {
        return SystemRoom.MESSAGES.text("stand." + stand(module));
    }

    /** The look of that word. */
    public static String look(InstalledModule module) {
        return switch (stand(module)) {
            case "SERVING" -> "pill-jade";
            case "UNFIT", "OLDER" -> "pill-ochre";
            default -> "pill-red";
        };
    }

    private static String stand(InstalledModule module) {
        if (module.state() != InstalledModule.State.BEHIND) {
            return module.state().name();
        }
        return serves(module) == null ? "NOT" : "OLDER";
    }

    /** What is worth knowing: why it doesn't serve, else how much it works on. */
    public static Text about(InstalledModule module) {
        if (module.reason() != null) {
            return module.reason();
        }
        String older = serves(module);
        if (module.state() == InstalledModule.State.BEHIND) {
            return older == null ? SystemRoom.MESSAGES.text("about.NOT") : SystemRoom.MESSAGES.text("about.OLDER", older);
        }
        String load = module.overdue() > 0 ? "about.overdue" : module.turnedAway() > 0 ? "about.full" : "about.load";
        return SystemRoom.MESSAGES.text(load, String.valueOf(module.underWay()), String.valueOf(module.most()), String.valueOf(module.turnedAway()),
            String.valueOf(module.overdue()));
    }

    /** The version that serves on this node; null where none does. */
    static String serves(InstalledModule module) {
        return module.nodes().stream().filter(InstalledModule.NodeVersion::here).map(InstalledModule.NodeVersion::version).filter(version -> version != null)
            .findFirst().orElse(null);
    }
}
