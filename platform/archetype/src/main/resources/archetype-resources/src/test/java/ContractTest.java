package ${package};

import org.linli.testkit.contract.ModuleContract;

/** What the platform asks of every module. */
class ContractTest implements ModuleContract {
}
