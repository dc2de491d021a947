package org.linli.runtime.shell;

import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.linli.api.Messages;
import org.linli.api.people.PersonalKeys;
import org.linli.api.people.PersonalKeys.Holder;
import org.linli.api.people.PersonalKeys.Ring;
import org.linli.api.people.PersonalKeys.Version;
import org.linli.api.security.Guard;

/** {@code linli:keys}. */
@Service
@Command(scope = "linli", name = "keys", description = "列出个人信息的密钥、各版加密的行数和各节点 / lists the keys of personal data, rows and nodes")
public final class ListKeys implements Action {

    private static final Messages MESSAGES = Messages.beside(ListKeys.class);

    @Reference
    private PersonalKeys keys;
    @Reference
    private Guard guard;

    @Override
    public Object execute() throws CommandException {
        Ring ring = Operator.ask(guard, keys::ring);
        var table = new ShellTable();
        table.column("Version");
        table.column("Algorithm");
        table.column("Created");
        table.column("State");
        table.column("Rows");
        for (Version one : ring.versions()) {
            table.addRow().addContent(one.version(), one.algorithm(), one.created(), one.state(), one.rows());
        }
        table.print(System.out);
        for (Holder node : ring.nodes()) {
            Operator.print(MESSAGES.text("keys.node", node.node(), node.holds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    String.valueOf(node.sealsWith())));
        }
        return null;
    }
}
