package org.linli.api.data;

import java.nio.file.Path;
import java.util.List;
import org.linli.api.Text;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The tables of a module, brought from what its old version needs to what its new one wants: expanded while the old one serves, contracted
 * once it is gone.
 *
 * <p>A change set contracts when its Liquibase context is {@code contract}; all others expand. A module without a changelog has no tables,
 * and then nothing is done.
 */
@ProviderType
public interface ModuleTables {

    /**
     * What is wrong with a module's changelog, found without running it: change sets that destroy something (drop, rename, narrow, delete,
     * or plain SQL that can't be judged) and aren't marked as contracting, tables that don't begin with the module's id, files that can't be read.
     *
     * @param module its jar
     * @return one finding for each, empty when all is well
     */
    List<Text> faults(Path module);

    /**
     * Runs the expanding change sets that this database hasn't.
     *
     * @return whether there was anything to run
     * @throws DataFault when one fails; those before it stay, which the old version stands
     */
    boolean expand(Path module);

    /** Whether it has contracting change sets that this database hasn't run. */
    boolean contracts(Path module);

    /**
     * Runs the contracting change sets that this database hasn't, and the expanding ones before them.
     *
     * @throws DataFault when one fails
     */
    void contract(Path module);
}
