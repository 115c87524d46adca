package org.netpeering.fcu;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.edge.CallClass;
import org.netpeering.edge.Dialect;
import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;

/**
 * The dialect of the EC2 API: the root path, or another one, with an action and its parameters in a form or in the query string. The calls
 * with which STS and IAM tell clients who they are come to the same port.
 *
 * <p>A GET of the root path without an action is left to others. Wire format and errors follow the EC2 service model
 * 2016-11-15 and the EC2 API reference.
 */
public final class FcuDialect implements Dialect {
    /** With these the root path is a page for people, unless an action is named. */
    private static final Set<String> READING_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._-]+)+");
    private static final String CONTENT_TYPE = "text/xml;charset=UTF-8";
    private static final Set<String> METHODS = Set.of("GET", "POST");

    private final String path;
    private final FcuPersonality personality;
    private final FcuSettings settings;
    private final Actions actions;

    /**
     * Speaks for the engine.
     *
     * @param inventory the Nets that the server keeps itself, or null if it keeps none; then their actions do not exist
     * @param personality whose API to behave like
     * @param settings what callers are told about the installation
     */
    public FcuDialect(
            NetPeerings peerings, @Nullable Inventory inventory, FcuPersonality personality, FcuSettings settings) {
        this("/", peerings, inventory, personality, settings);
    }

    /**
     * The same under another path, beside one at the root.
     *
     * @param path such as {@code /aws}; clients may put a slash behind it
     * @throws IllegalArgumentException if it does not begin with a slash, ends with one, or has characters that a path escapes
     */
    public FcuDialect(
            String path,
            NetPeerings peerings,
            @Nullable Inventory inventory,
            FcuPersonality personality,
            FcuSettings settings) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("A path is written like '/aws', not '" + path + "'");
        }
        this.path = path;
        this.personality = personality;
        this.settings = settings;
        ErrorTexts texts = personality.texts();
        this.actions = new Actions(peerings, texts);
        PeeringSight sight = new PeeringSight(peerings, personality, settings);
        PeeringXml rendering =
                new PeeringXml(personality.appearance(), settings.home().name());
        new PeeringActions(peerings, sight, personality, settings, rendering).addTo(actions);
        if (personality.hasOptions()) {
            new OptionActions(peerings, sight, texts).addTo(actions);
        }
        new PeeringListing(sight, personality, rendering).addTo(actions);
        @Nullable InventorySight kept = inventory == null ? null : new InventorySight(inventory, personality, settings);
        TaggedResources resources = new TaggedResources(sight, kept);
        new TagActions(peerings, inventory, resources, texts).addTo(actions);
        new TagListing(resources, texts).addTo(actions);
        new RegionListing(settings, texts).addTo(actions);
        new AccountActions().addTo(actions);
        if (inventory != null && kept != null) {
            new VpcActions(inventory, kept, personality, new VpcRemoval(peerings, sight, inventory)).addTo(actions);
            new SubnetActions(inventory, kept, texts).addTo(actions);
            new InstanceActions(inventory, kept, texts).addTo(actions);
            new InstanceListing(kept, texts).addTo(actions);
            new EmptyListings().addTo(actions);
            new RouteTableListing().addTo(actions);
            if (personality.vpcs().routes()) {
                inventory
                        .routeTables()
                        .ifPresent(tables -> new RouteTableActions(tables, kept, sight, texts).addTo(actions));
            }
        }
    }

    @Override
    public String name() {
        return "fcu";
    }

    @Override
    public boolean claims(HttpCall call) {
        String called = call.normalizedPath();
        return (called.equals(path) || called.equals(path + "/"))
                && (!READING_METHODS.contains(call.method()) || ActionName.isInQuery(call.rawQuery()));
    }

    @Override
    public boolean isOpen(HttpCall call) {
        return METHODS.contains(call.method())
                && ActionName.in(call).filter(actions::isOpen).isPresent();
    }

    @Override
    public CallClass classOf(HttpCall call) {
        return ActionName.isReading(call) ? CallClass.READ : CallClass.WRITE;
    }

    @Override
    public HttpAnswer answer(HttpCall call, @Nullable CallContext caller, String requestId) {
        if (!METHODS.contains(call.method())) {
            String message = "The method " + call.method() + " is not taken here; send GET or POST";
            return error(call, new FcuError(405, "InvalidParameter", message), requestId)
                    .withHeader("Allow", "GET, POST");
        }
        try {
            return document(200, success(call, caller, requestId));
        } catch (FcuRefused refused) {
            return error(call, refused.error(), requestId);
        }
    }

    private String success(HttpCall call, @Nullable CallContext caller, String requestId) {
        Parameters parameters = new Parameters(Form.of(call), personality.texts(), regionOf(call));
        String action = parameters
                .text("Action")
                .orElseThrow(() -> FcuError.of("MissingParameter", "The request must contain the parameter Action")
                        .asException());
        Envelope envelope = CalledApi.ofAction(action).envelope(ApiVersion.in(parameters));
        return envelope.success(action, requestId, actions.answer(action, parameters, caller));
    }

    private FcuRegion regionOf(HttpCall call) {
        boolean isOfRegion = CalledApi.ofAction(ActionName.in(call).orElse("")) == CalledApi.EC2;
        return personality.regional() && isOfRegion ? CalledRegion.of(call, settings) : settings.home();
    }

    @Override
    public HttpAnswer refuse(HttpCall call, EdgeRefusal refusal, String requestId) {
        return error(call, EdgeErrors.of(refusal, CalledApi.meantBy(call)), requestId);
    }

    @Override
    public HttpAnswer fault(HttpCall call, String requestId) {
        return error(call, new FcuError(500, "InternalError", "An internal error has occurred"), requestId);
    }

    private static HttpAnswer error(HttpCall call, FcuError error, String requestId) {
        Envelope envelope = CalledApi.meantBy(call).errorEnvelope();
        return document(error.status(), envelope.error(error, requestId));
    }

    private static HttpAnswer document(int status, String xml) {
        return HttpAnswer.of(status, CONTENT_TYPE, xml.getBytes(StandardCharsets.UTF_8));
    }
}
