package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;

/** Types {@code audit} commands for a database, in this JVM. */
record AuditShell(TestPostgres.Database database) {
    /** What a command said. */
    record Said(int code, String out, String err) {}

    /** A command that must succeed. */
    Said run(String... words) {
        Said said = tried(words);
        assertThat(said.code).as(said.out + said.err).isZero();
        return said;
    }

    Said tried(String... words) {
        return typed(Stream.concat(
                Arrays.stream(words),
                Stream.of(
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password())));
    }

    /** Without any database. */
    static Said triedAlone(String... words) {
        return typed(Arrays.stream(words));
    }

    private static Said typed(Stream<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Commands.run(
                new PrintWriter(out),
                new PrintWriter(err),
                null,
                Stream.concat(Stream.of("audit"), words).toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }
}
