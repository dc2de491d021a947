package org.linli.console.programs;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Text;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.programs.JteentryGenerated;

/** One entry of a program's ledger, and how it is taken back. */
@Path("programs/{module}/{program}/entries")
public final class EntryPages {

    private final Ledger ledger;
    private final Participants participants;
    private final EntryEvidence evidence;
    private final Desk desk;

    EntryPages(Ledger ledger, Participants participants, EntryEvidence evidence, Desk desk) {
        this.ledger = ledger;
        this.participants = participants;
        this.evidence = evidence;
        this.desk = desk;
    }

    @GET
    @Path("{seq}")
    @Needs(Needs.SIGNED_IN)
    public View entry(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("seq") long seq) {
        return entry(desk.open(visit, module, id), seq, Form.empty());
    }

    private View entry(Opened opened, long seq, Form form) {
        Entry entry = ledger.entry(opened.program().id(), seq);
        Participant one = participants.find(opened.program().id(), entry.subject()).orElse(null);
        List<EvidenceFiles.Evidence> files = evidence.seen(entry);
        String by = desk.account(entry.by());
        Text caution = one == null ? null : desk.caution(opened, one, entry.occurredOn());
        Long alike = Alike.to(ledger, opened, entry);
        return opened.view(Desk.say("entry.title", String.valueOf(seq)),
            Body.of((out, none, sheet) -> JteentryGenerated.render(out, none, sheet, opened, entry, one, files, by, caution, form, alike)))
            .under(Desk.say("tab.entries"), opened.at("entries"));
    }

    @POST
    @Path("{seq}/reversal")
    @Needs(Needs.SIGNED_IN)
    public Object reverse(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("seq") long seq, Form form) {
        Opened opened = desk.open(visit, module, id, Ledger.WRITE);
        return form.doing(() -> {
            var typed = new Forms(form);
            String reason = typed.needed("reason");
            typed.check();
            String key = form.raw(Form.ONCE);
            Entry wrong = ledger.entry(id, seq);
            NewEntry right = new Correction(opened.rules(), wrong, form).right(key + ":right", evidence.source(form));
            List<Entry> both = ledger.reverse(id, seq, reason, right, key);
            return Redirect.to(opened.at("entries", String.valueOf(both.get(both.size() - 1).seq())));
        }, refused -> entry(opened, seq, refused));
    }
}
