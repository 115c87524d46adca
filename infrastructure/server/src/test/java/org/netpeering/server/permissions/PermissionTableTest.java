package org.netpeering.server.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;

/** Every action, asked by everybody, in both dialects, of the real server; each cell on a fresh pending request. */
class PermissionTableTest {
    private static final String FIRST = "| %-13s ";
    private static final String CELL = "| %-43s ";

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.startWithAccounts(
                TestPostgres.freshDatabase(), TableAccounts.writtenTo(Path.of("target", "table-accounts.yaml")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyCellIsAsItShouldBe() throws Exception {
        String table = table(new Cells(server));
        System.out.println(table);
        try (InputStream expected = PermissionTableTest.class.getResourceAsStream("/permission-table.txt")) {
            assertThat(table)
                    .isEqualTo(new String(Objects.requireNonNull(expected).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The right is checked, and the shape of the call; nothing is stored, and nobody learns of Nets and peerings. */
    @Test
    void aDryRunSaysWhetherTheCallWouldBeAllowedAndDoesNothing() throws Exception {
        Cells cells = new Cells(server);
        for (TableCall call : TableCall.ALL) {
            assertThat(cells.dryRuns(call, Caller.OWNER))
                    .as(call.action())
                    .containsExactly("200 nothing stored", "412 DryRunOperation nothing stored");
            assertThat(cells.dryRuns(call, Caller.STRANGER))
                    .as(call.action())
                    .containsExactly("200 nothing stored", "412 DryRunOperation nothing stored");
            for (Caller denied : List.of(Caller.WITHOUT_RIGHT, Caller.WITH_DENY)) {
                assertThat(cells.dryRuns(call, denied))
                        .as(call.action())
                        .containsExactly("403 4 nothing stored", "403 UnauthorizedOperation nothing stored");
            }
        }
    }

    private static String table(Cells cells) throws Exception {
        StringBuilder table = new StringBuilder(String.format(FIRST, "action"));
        for (Caller caller : Caller.values()) {
            table.append(String.format(CELL, caller.title()));
        }
        table.append("|\n");
        for (TableCall call : TableCall.ALL) {
            for (String dialect : List.of("api", "fcu")) {
                table.append(String.format(FIRST, dialect + " " + call.action()));
                for (Caller caller : Caller.values()) {
                    String cell = dialect.equals("api") ? cells.oapi(call, caller) : cells.fcu(call, caller);
                    table.append(String.format(CELL, cell));
                }
                table.append("|\n");
            }
        }
        return table.toString();
    }
}
