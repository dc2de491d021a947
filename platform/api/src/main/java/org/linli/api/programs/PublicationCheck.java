package org.linli.api.programs;

import java.util.List;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a module asks for before results of its programs go on the board, beyond what the platform asks of every program.
 *
 * <p>A module that asks for something registers a service of it. Its component depends on stores and participants only, not on
 * {@link Programs}, which depends on it.
 */
@ConsumerType
public interface PublicationCheck {

    /** The module's id. */
    String module();

    /**
     * What is missing, in words, for example quarters that no meeting passed (P2); empty when nothing is.
     *
     * @param db the transaction of the order; nothing is written
     */
    List<Text> missing(Db db, Program program);
}
