package ${package};

import java.time.LocalDate;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitHeirs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** When units are merged, reports that wait in one of them wait in the other; what is settled stays under its own name. */
@Component
public final class ReportHeirs implements UnitHeirs {

    private final ReportStore store = new ReportStore();

    @Activate
    public ReportHeirs(@Reference(target = "(linli.schema=" + ${moduleClass}Module.ID + ")") Schema schema) {
        // what it changes must be there
    }

    @Override
    public void handOver(Db db, Unit gone, Unit heir, LocalDate from) {
        store.handOver(db, gone.code(), heir.code());
    }
}
