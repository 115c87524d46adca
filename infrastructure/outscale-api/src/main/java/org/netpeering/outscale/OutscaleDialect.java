package org.netpeering.outscale;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.edge.CallClass;
import org.netpeering.edge.Dialect;
import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.PlainText;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API of OUTSCALE ("OAPI") as real clients speak it: an action in the path, JSON in the body.
 *
 * <p>Source: OAPI contract, sections 1 to 3. No answer has a field that the contract lacks. No call is open: those that need
 * no credentials there are none of ours.
 */
public final class OutscaleDialect implements Dialect {
    private static final String METHOD = "POST";

    private static final String SERVICE = "api:";

    private final NetPeerings peerings;
    private final Actions actions;

    /**
     * @param inventory the stock of Nets; null where an orchestrator keeps them, and then its actions are unknown
     * @param accounts for ReadAccounts
     * @param settings what the installation shows of itself
     * @param clock that of the engine
     */
    public OutscaleDialect(
            NetPeerings peerings,
            @Nullable Inventory inventory,
            AccountDirectory accounts,
            OutscaleSettings settings,
            InstantSource clock) {
        this.peerings = peerings;
        this.actions = new Actions(peerings, inventory, accounts, settings, clock);
    }

    @Override
    public String name() {
        return "oapi";
    }

    @Override
    public boolean claims(HttpCall call) {
        return ActionPath.isOurs(call);
    }

    @Override
    public boolean isOpen(HttpCall call) {
        return false;
    }

    @Override
    public CallClass classOf(HttpCall call) {
        return ActionPath.isReading(call) ? CallClass.READ : CallClass.WRITE;
    }

    @Override
    public HttpAnswer answer(HttpCall call, @Nullable CallContext caller, String requestId) {
        if (caller == null) {
            throw new IllegalStateException("No call is open, yet one came without a caller: " + call);
        }
        try {
            ObjectNode answer = Json.object();
            run(call, caller, answer);
            return Answers.success(answer, requestId);
        } catch (CallRefused refused) {
            return Answers.error(refused, requestId);
        } catch (InventoryRefused refused) {
            return Answers.error(InventoryErrors.of(refused), requestId);
        }
    }

    private void run(HttpCall call, CallContext caller, ObjectNode answer) {
        if (!call.method().equals(METHOD)) {
            throw new CallRefused(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    "The HTTP method " + PlainText.quoted(call.method()) + " is not allowed; send POST.");
        }
        Action action = actions.named(ActionPath.actionOf(call));
        CallContext asking = caller.doing(SERVICE + action.name());
        peerings.denialOf(asking).ifPresent(denial -> {
            throw RefusalErrors.of(denial);
        });
        action.run(RequestBody.of(call), asking, answer);
    }

    @Override
    public HttpAnswer refuse(HttpCall call, EdgeRefusal refusal, String requestId) {
        return Answers.error(EdgeErrors.of(call, refusal), requestId);
    }

    @Override
    public HttpAnswer fault(HttpCall call, String requestId) {
        return Answers.error(
                new CallRefused(
                        ErrorCode.FAULT,
                        "An internal error kept the request from being answered; if it stays, report the request id."),
                requestId);
    }
}
