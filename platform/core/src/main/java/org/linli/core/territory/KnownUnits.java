package org.linli.core.territory;

import java.util.Collection;
import java.util.Map;
import org.linli.api.data.Db;
import org.linli.api.territory.Unit;

/** Units by code for the other rooms of the core, whatever units the caller may see. */
public final class KnownUnits {

    private static final UnitStore STORE = new UnitStore();

    private KnownUnits() {
    }

    /** Those of the units that exist. */
    public static Map<String, Unit> find(Db db, Collection<String> codes) {
        return STORE.byCode(db, codes);
    }
}
