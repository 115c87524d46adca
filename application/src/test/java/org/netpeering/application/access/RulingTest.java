package org.netpeering.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.application.access.Statement.Effect;
import org.netpeering.application.access.Statement.Scope;

class RulingTest {
    private static final String CREATE = "api:CreateNetPeering";
    private static final String CREATE_FCU = "fcu:CreateVpcPeeringConnection";

    static Stream<Arguments> rulings() {
        return Stream.of(
                ruling(CREATE, Ruling.NOT_ALLOWED),
                ruling(CREATE, Ruling.ALLOWED, policy(allow("api:*"))),
                ruling(CREATE_FCU, Ruling.NOT_ALLOWED, policy(allow("api:*"))),
                ruling(CREATE, Ruling.ALLOWED, policy(allow("fcu:*", "api:Create*"))),
                ruling(CREATE, Ruling.DENIED, policy(allow("*"), deny("api:Create*"))),
                ruling(CREATE, Ruling.DENIED, policy(deny("api:Create*"), allow("*"))),
                ruling(CREATE_FCU, Ruling.ALLOWED, policy(deny("api:Create*"), allow("*"))),
                ruling(CREATE, Ruling.DENIED, policy(deny("api:Create*"))),
                ruling(CREATE, Ruling.DENIED, policy(allow("*")), policy(deny("api:*"))),
                ruling(CREATE, Ruling.DENIED, policy(deny("api:*")), policy(allow("*"))),
                ruling(CREATE, Ruling.ALLOWED, policy(allow("fcu:*")), policy(allow("api:*"))),
                ruling(CREATE, Ruling.ALLOWED, policy(allBut(Effect.ALLOW, "api:Delete*", "fcu:*"))),
                ruling(CREATE_FCU, Ruling.NOT_ALLOWED, policy(allBut(Effect.ALLOW, "api:Delete*", "fcu:*"))),
                ruling(CREATE, Ruling.DENIED, policy(allow("*"), allBut(Effect.DENY, "api:Read*"))),
                ruling("api:ReadNets", Ruling.ALLOWED, policy(allow("*"), allBut(Effect.DENY, "api:Read*"))),
                ruling("api:ReadNets", Ruling.NOT_ALLOWED, policy(allBut(Effect.DENY, "api:Read*"))));
    }

    @ParameterizedTest
    @MethodSource("rulings")
    void firstWhatIsDeniedThenWhatIsAllowedAndNothingElse(String action, List<Policy> policies, Ruling ruling) {
        assertThat(Ruling.on(action, policies)).isEqualTo(ruling);
    }

    static Stream<Arguments> spelledOut() {
        String read = "audit:ReadEvents";
        return Stream.of(
                ruling(read, Ruling.NOT_ALLOWED),
                ruling(read, Ruling.NOT_ALLOWED, policy(allow("*"))),
                ruling(read, Ruling.NOT_ALLOWED, policy(allow("*:ReadEvents", "audi?:*", "a*:*"))),
                ruling(read, Ruling.NOT_ALLOWED, policy(allBut(Effect.ALLOW, "audit:Delete*"))),
                ruling(read, Ruling.NOT_ALLOWED, policy(allow("audit:ReadAttempts", "*"))),
                ruling(read, Ruling.ALLOWED, policy(allow("audit:Read*"))),
                ruling(read, Ruling.ALLOWED, policy(allow("*")), policy(allow("audit:*"))),
                ruling(read, Ruling.DENIED, policy(allow("audit:*")), policy(deny("*:ReadEvents"))),
                ruling(read, Ruling.DENIED, policy(allow("audit:*"), allBut(Effect.DENY, "api:*"))));
    }

    @ParameterizedTest
    @MethodSource("spelledOut")
    void whatMustBeSpelledOutIsAllowedByNoWildcardForTheService(String action, List<Policy> policies, Ruling ruling) {
        assertThat(Ruling.onSpelledOut(action, policies)).isEqualTo(ruling);
    }

    @Test
    void aStatementIsAboutSomething() {
        assertThatThrownBy(() -> allow()).isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments ruling(String action, Ruling ruling, Policy... policies) {
        return Arguments.of(action, List.of(policies), ruling);
    }

    private static Policy policy(Statement... statements) {
        return new Policy(List.of(statements));
    }

    private static Statement allow(String... actions) {
        return statement(Effect.ALLOW, Scope.THESE, actions);
    }

    private static Statement deny(String... actions) {
        return statement(Effect.DENY, Scope.THESE, actions);
    }

    private static Statement allBut(Effect effect, String... actions) {
        return statement(effect, Scope.ALL_BUT_THESE, actions);
    }

    private static Statement statement(Effect effect, Scope scope, String... actions) {
        return new Statement(
                null,
                effect,
                scope,
                Arrays.stream(actions).map(ActionPattern::new).toList());
    }
}
