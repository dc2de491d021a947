package org.linli.runtime.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code linli:upgrade}: the same order as an installation, whose steps run beside the version that serves. */
@Service
@Command(scope = "linli", name = "upgrade", description = "升级模块，服务不中断 / upgrades a module while it serves")
public final class Upgrade extends Install {
}
