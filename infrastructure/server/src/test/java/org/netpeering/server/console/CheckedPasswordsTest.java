package org.netpeering.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.value.AccountId;
import org.netpeering.edge.Passwords.Answer;
import org.netpeering.edge.Visitors.Visitor;
import org.netpeering.server.accounts.Account;
import org.netpeering.server.accounts.ListedAccounts;
import org.netpeering.server.accounts.UserPassword;
import org.netpeering.server.accounts.password.PasswordHash;

class CheckedPasswordsTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final String ALICE = "111122223333/alice";
    private static final String PASSWORD = "a password of alice";

    private final AtomicReference<ListedAccounts> accounts = new AtomicReference<>(with(PASSWORD));
    private final CheckedPasswords passwords = checking(1);

    private static ListedAccounts with(String password) {
        UserPassword alice = new UserPassword(ACCOUNT, "alice", PasswordHash.of(password), List.of());
        return ListedAccounts.of(List.of(new Account(ACCOUNT, "networks", List.of(), List.of(alice))));
    }

    private CheckedPasswords checking(int atOnce) {
        return new CheckedPasswords(id -> accounts.get().password(id), atOnce, Duration.ofMillis(50));
    }

    @Test
    void onlyThePasswordOfTheUserIsRight() {
        assertThat(passwords.check(ALICE, PASSWORD)).isInstanceOfSatisfying(Answer.Right.class, right -> {
            assertThat(right.visitor().account()).isEqualTo(ACCOUNT);
            assertThat(right.visitor().user()).isEqualTo("alice");
            assertThat(right.visitor().accessKeyId()).isEqualTo(ALICE);
        });
        for (String wrong : new String[] {"", PASSWORD + " ", PASSWORD.toUpperCase(Locale.ROOT)}) {
            assertThat(passwords.check(ALICE, wrong)).as(wrong).isInstanceOf(Answer.Wrong.class);
        }
        assertThat(passwords.check("111122223333/bob", PASSWORD)).isInstanceOf(Answer.Wrong.class);
    }

    @Test
    void whoeverCameInWithAPasswordIsUnknownWhenItChanges() {
        Visitor visitor = ((Answer.Right) passwords.check(ALICE, PASSWORD)).visitor();
        assertThat(passwords.isCurrent(visitor)).isTrue();

        accounts.set(with(PASSWORD));
        assertThat(passwords.isCurrent(visitor)).isFalse();
        accounts.set(ListedAccounts.NONE);
        assertThat(passwords.isCurrent(visitor)).isFalse();
    }

    @Test
    void aUserThatDoesNotExistTakesAsLong() {
        long known = least(ALICE);
        long unknown = least("111122223333/nobody");

        assertThat(unknown).isBetween(known / 3, known * 3);
    }

    private long least(String user) {
        return IntStream.range(0, 4)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    passwords.check(user, "a guess at the password");
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void whoeverComesWhileTooManyAreCheckedIsToldSo() {
        assertThat(checking(0).check(ALICE, PASSWORD)).isInstanceOf(Answer.Busy.class);
    }
}
