package org.netpeering.console;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.edge.Visitors;

/**
 * What the console stands on.
 *
 * @param clock that of the engine
 * @param sandbox null in production
 * @param region the region that commands to copy name
 */
public record ConsoleParts(
        NetPeerings peerings,
        Inventory inventory,
        LiveFeed feed,
        InstantSource clock,
        Visitors visitors,
        AccountNames names,
        Overview overview,
        Operations operations,
        @Nullable Sandbox sandbox,
        String region) {}
