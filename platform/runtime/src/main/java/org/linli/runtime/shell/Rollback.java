package org.linli.runtime.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.linli.api.modules.Modules;
import org.linli.api.security.Guard;

/** {@code linli:rollback}. */
@Service
@Command(scope = "linli", name = "rollback", description = "退回上一版 / goes back to the version before")
public final class Rollback implements Action {

    @Reference
    private Modules modules;
    @Reference
    private Guard guard;
    @Argument(name = "module", description = "模块编号 / the module's id", required = true)
    private String module;

    @Override
    public Object execute() throws CommandException {
        new Operator(guard, modules).watch(() -> modules.rollBack(module));
        return null;
    }
}
