package org.netpeering.console;

import java.util.ArrayList;
import java.util.List;

/** What one would type into a shell to do the same, for clients of either dialect. */
final class Commands {
    private final ConsoleParts parts;
    private final Texts texts;

    Commands(ConsoleParts parts, Texts texts) {
        this.parts = parts;
        this.texts = texts;
    }

    /** One step, in both spellings. */
    record Step(String title, String osc, String aws) {}

    /** How the peering was asked for, and the steps that the account may take now. */
    List<Step> of(PeeringRow peering) {
        List<Step> steps = new ArrayList<>();
        if (peering.source().isOwn()) {
            steps.add(create(peering));
        }
        steps.add(new Step(
                texts.of("commands.read"),
                osc("ReadNetPeerings", "--Filters '{\"NetPeeringIds\": [\"" + peering.id() + "\"]}'"),
                aws("describe-vpc-peering-connections", "--vpc-peering-connection-ids \"" + peering.id() + "\"")));
        if (peering.mayAccept()) {
            steps.add(step("accept", "AcceptNetPeering", "accept-vpc-peering-connection", peering));
            steps.add(step("reject", "RejectNetPeering", "reject-vpc-peering-connection", peering));
        }
        if (peering.mayDelete()) {
            steps.add(step("delete", "DeleteNetPeering", "delete-vpc-peering-connection", peering));
        }
        return steps;
    }

    private Step create(PeeringRow peering) {
        PeeringRow.End source = peering.source();
        PeeringRow.End accepter = peering.accepter();
        String owner = accepter.account();
        return new Step(
                texts.of("commands.create"),
                osc(
                        "CreateNetPeering",
                        "--SourceNetId \"" + source.net() + "\" --AccepterNetId \"" + accepter.net() + "\""
                                + (owner.isEmpty() ? "" : " --AccepterOwnerId \"" + owner + "\"")),
                aws(
                        "create-vpc-peering-connection",
                        "--vpc-id \"" + source.net() + "\" --peer-vpc-id \"" + accepter.net() + "\""
                                + (owner.isEmpty() ? "" : " --peer-owner-id \"" + owner + "\"")));
    }

    private Step step(String verb, String osc, String aws, PeeringRow peering) {
        return new Step(
                texts.of("verb." + verb),
                osc(osc, "--NetPeeringId \"" + peering.id() + "\""),
                aws(aws, "--vpc-peering-connection-id \"" + peering.id() + "\""));
    }

    private static String osc(String action, String arguments) {
        return "osc-cli api " + action + " --profile \"default\" " + arguments;
    }

    private String aws(String command, String arguments) {
        return "aws ec2 " + command + " --region \"" + parts.region() + "\" " + arguments;
    }
}
