package org.linli.runtime.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.linli.api.modules.InstalledModule;
import org.linli.api.modules.Modules;
import org.linli.api.security.Guard;

/** {@code linli:modules}. */
@Service
@Command(scope = "linli", name = "modules", description = "列出模块 / lists the modules")
public final class ListModules implements Action {

    @Reference
    private Modules modules;
    @Reference
    private Guard guard;

    @Override
    public Object execute() throws CommandException {
        var table = new ShellTable();
        table.column("Id");
        table.column("Version");
        table.column("State");
        table.column("Before");
        table.column("Signed by");
        table.column("Title");
        for (InstalledModule one : new Operator(guard, modules).ask(modules::list)) {
            table.addRow().addContent(one.id(), one.version(), one.state(), one.previous() == null ? "" : one.previous(),
                    one.signer() == null ? "" : one.signer(), Operator.both(one.title()));
        }
        table.emptyTableText("没有安装模块 / no modules are installed");
        table.print(System.out);
        return null;
    }
}
