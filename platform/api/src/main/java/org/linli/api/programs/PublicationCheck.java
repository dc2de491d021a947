package org.linli.api.programs;

import java.util.List;
import java.util.Set;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a module asks for before results of its programs go on the board, beyond what the platform asks of every program.
 *
 * <p>It is asked on behalf of whoever may publish, who need not hold any other right: it reads the module's own tables and nothing that asks
 * for a permission.
 */
@ConsumerType
@FunctionalInterface
public interface PublicationCheck {

    /**
     * What is missing, in words, for example quarters that no meeting passed (P2); empty when nothing is.
     *
     * @param db    the transaction of the order; nothing is written
     * @param units the codes of the units of those who are assessed, exempt participants left out
     */
    List<Text> missing(Db db, Program program, Set<String> units);
}
