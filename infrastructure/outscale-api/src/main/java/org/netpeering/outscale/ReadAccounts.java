package org.netpeering.outscale;

import org.netpeering.application.call.CallContext;
import tools.jackson.databind.node.ObjectNode;

/** Shows the account of the caller (OAPI contract, 1.7); of its many fields those that are known here. */
final class ReadAccounts {
    private final AccountDirectory accounts;

    ReadAccounts(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    Action action() {
        return Action.of("ReadAccounts", this::run);
    }

    private void run(Arguments arguments, CallContext caller, ObjectNode answer) {
        ObjectNode account = answer.putArray("Accounts").addObject();
        account.put("AccountId", caller.account().value());
        accounts.nameOf(caller.account()).ifPresent(name -> account.put("CompanyName", name));
    }
}
