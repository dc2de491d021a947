package org.linli.runtime.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.linli.api.Messages;
import org.linli.api.modules.InstalledModule;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.Modules;
import org.linli.api.security.Guard;

/** {@code linli:why-not-active}. */
@Service
@Command(scope = "linli", name = "why-not-active", description = "说明模块为何没有服务 / tells why a module doesn't serve")
public final class WhyNotActive implements Action {

    private static final Messages MESSAGES = Messages.beside(WhyNotActive.class);

    @Reference
    private Modules modules;
    @Reference
    private Guard guard;
    @Argument(name = "module", description = "模块编号 / the module's id", required = true)
    private String module;

    @Override
    public Object execute() throws CommandException {
        var operator = new Operator(guard, modules);
        operator.ask(modules::list).stream().filter(one -> one.id().equals(module)).findFirst().ifPresentOrElse(WhyNotActive::tell,
            () -> Operator.print(MESSAGES.text("not-installed", module)));
        operator.ask(() -> modules.changes(module, null, 1)).items().stream().findFirst().ifPresent(WhyNotActive::tell);
        return null;
    }

    private static void tell(InstalledModule installed) {
        Operator.print(MESSAGES.text("state." + installed.state(), installed.id(), installed.version()));
        if (installed.reason() != null) {
            Operator.print(installed.reason());
        }
        installed.nodes().stream().filter(node -> node.behind() && !node.here())
                .forEach(node -> Operator.print(MESSAGES.text("node-behind", node.node(), String.valueOf(node.version()))));
    }

    private static void tell(ModuleChange last) {
        if (last.reason() == null) {
            return;
        }
        Operator.print(MESSAGES.text("last-change", String.valueOf(last.to()), last.reason()));
        if (last.detail() != null) {
            System.out.println(last.detail());
        }
    }
}
