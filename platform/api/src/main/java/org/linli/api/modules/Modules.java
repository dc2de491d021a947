package org.linli.api.modules;

import java.io.InputStream;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Installs modules, upgrades them beside the version that serves, rolls them back and removes them. */
@ProviderType
public interface Modules {

    /** Permission to see modules, their health and what was changed. */
    String READ = "platform.modules.read";
    /** Permission to install, upgrade, roll back and remove modules. */
    String WRITE = "platform.modules.write";

    /** The modules of this town, by id: what is wanted, and how it stands on this node and the others. */
    List<InstalledModule> list();

    /** @throws Problem {@code NOT_FOUND} */
    InstalledModule module(String id);

    /**
     * Installs a module, or upgrades it if it is there.
     *
     * @param file a module's jar, or a kar that holds exactly one
     * @return the change, which goes on as a job of the same id; already ended when that very file is what the town wants
     * @throws Problem {@code INVALID} when the file is no module that this platform can take, with all faults; {@code CONFLICT} when a
     *                 change of the module is under way, when the version is known with other content, or is older than the one that serves
     */
    ModuleChange bring(InputStream file);

    /** Goes back to the version before. @throws Problem {@code NOT_FOUND}; {@code CONFLICT} when there is none or it can't serve any more */
    ModuleChange rollBack(String id);

    /** Takes a module away; its data stay. @throws Problem {@code NOT_FOUND}; {@code CONFLICT} while a change is under way */
    ModuleChange remove(String id);

    /** @throws Problem {@code NOT_FOUND} */
    ModuleChange change(String id);

    /** What was changed, newest first. @param module null for all @param after the last change of the page before @param limit 1 to 200, null for 50 */
    Page<ModuleChange> changes(String module, String after, Integer limit);
}
