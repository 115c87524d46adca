package org.netpeering.server.accounts.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.accounts.UserName;
import org.netpeering.server.accounts.command.Whom.OfUser;
import org.netpeering.server.accounts.password.PasswordHash;
import org.netpeering.server.accounts.policy.PolicyDocument;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command {@code accounts}. */
@Command(
        name = "accounts",
        description = {
            "Accounts, users, access keys and policies in the database.",
            "A server that runs takes up every change within 2 seconds."
        },
        footer = {
            "",
            "WHOM is an account (111122223333), a user (111122223333/alice) or an access key.",
            "Settings are those of the server, above all --spring.datasource.url=... or",
            "--netpeering.data-dir=..., and --netpeering.secrets-key-file=FILE."
        })
public final class AccountsCommand {
    private final AccountBooks books;
    private final PasswordInput passwords;
    private final PrintWriter out;

    /** Works on these, asks there for passwords, and says there what it did. */
    public AccountsCommand(AccountBooks books, PasswordInput passwords, PrintWriter out) {
        this.books = books;
        this.passwords = passwords;
        this.out = out;
    }

    /** As a command line, to be run or to be put below another. */
    public CommandLine commandLine() {
        return new CommandLine(this)
                .registerConverter(Whom.class, orUsage(Whom::parse))
                .registerConverter(AccountId.class, orUsage(AccountId::new));
    }

    private static <T> ITypeConverter<T> orUsage(ITypeConverter<T> converter) {
        return text -> {
            try {
                return converter.convert(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    @Command(name = "add", description = "Adds an account, and shows its first access key.")
    void add(
            @Parameters(paramLabel = "NAME", description = "for people; need not be unique") String name,
            @Option(names = "--id", paramLabel = "ID", description = "12 digits; drawn by chance if it is left out")
                    @Nullable
                    AccountId id) {
        books.open(book -> {
            AccountBook.Added added = book.add(id, name);
            out.println("Account " + added.account() + " has been added.");
            show(added.key());
        });
    }

    @Command(
            name = "add-user",
            description = {
                "Adds a user to an account, and shows its first access key.",
                "The user may do nothing until a policy allows it: see attach-policy."
            })
    void addUser(@Parameters(paramLabel = "ACCOUNT/NAME", description = "such as 111122223333/alice") Whom whom) {
        OfUser user = user(whom);
        books.open(book -> {
            NewKey key = book.addUser(user);
            out.println("User " + user + " has been added, and may do nothing yet: see 'accounts attach-policy'.");
            show(key);
        });
    }

    @Command(name = "list", description = "Shows accounts, users, keys and the names of policies; never a secret.")
    void list() {
        books.open(book -> new AccountListing(out).show(book.list()));
    }

    @Command(
            name = "rotate",
            description = {
                "Makes a second access key, which works beside the one in use.",
                "When all callers have the new one, disable the old one."
            })
    void rotate(@Parameters(paramLabel = "WHOM", description = "whose key, or the key to be replaced") Whom whom) {
        books.open(book -> {
            AccountBook.Rotated rotated = book.rotate(whom);
            show(rotated.key());
            rotated.others()
                    .forEach(old -> out.println("Access key " + old
                            + " works as well. When all callers have the new one:" + " accounts disable " + old));
        });
    }

    @Command(name = "disable", description = "Stops an account, a user or an access key from calling.")
    void disable(@Parameters(paramLabel = "WHOM") Whom whom) {
        books.open(book -> {
            book.setState(whom, State.DISABLED);
            out.println(whom + " is disabled. A server that runs takes it up within 2 seconds.");
        });
    }

    @Command(name = "enable", description = "Lets an account, a user or an access key call again.")
    void enable(@Parameters(paramLabel = "WHOM") Whom whom) {
        books.open(book -> {
            book.setState(whom, State.ACTIVE);
            out.println(whom + " is enabled.");
        });
    }

    @Command(
            name = "set-password",
            description = {
                "Gives a user a password to sign in to the console with; it replaces one that is there.",
                "It is asked for, never an argument: others can read those. 12 characters or more, 72 bytes at most."
            })
    void setPassword(
            @Parameters(paramLabel = "ACCOUNT/NAME", description = "such as 111122223333/alice") Whom whom,
            @Option(names = "--stdin", description = "reads it from the first line of the standard input")
                    boolean isPiped) {
        OfUser user = user(whom);
        String hash = hashOf(passwords.ask(isPiped));
        books.open(book -> {
            book.setPassword(user, hash);
            out.println("User " + user + " signs in with this password within 2 seconds, and nowhere with another.");
        });
    }

    @Command(name = "remove-password", description = "Takes the password of a user away; sessions with it end.")
    void removePassword(@Parameters(paramLabel = "ACCOUNT/NAME") Whom whom) {
        OfUser user = user(whom);
        books.open(book -> {
            book.setPassword(user, null);
            out.println("User " + user + " has no password, and signs in with an access key only.");
        });
    }

    @Command(
            name = "hash-password",
            description = "Prints the hash of a password, for 'password-hash' in an accounts file. Changes nothing.")
    void hashPassword(
            @Option(names = "--stdin", description = "reads it from the first line of the standard input")
                    boolean isPiped) {
        out.println(hashOf(passwords.ask(isPiped)));
    }

    private static String hashOf(String password) {
        try {
            return PasswordHash.of(password);
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(e.getMessage() + ". Choose another");
        }
    }

    private static OfUser user(Whom whom) {
        if (whom instanceof OfUser user) {
            return user;
        }
        throw new CommandRefusedException(
                "'" + whom + "' is not a user; write the account, a slash and a name, such as 111122223333/alice");
    }

    @Command(
            name = "attach-policy",
            description = {
                "Gives a user, or an own key of an account, a policy in JSON; replaces one of that name.",
                "Own keys without a policy may do everything, users without one nothing."
            })
    void attachPolicy(
            @Parameters(paramLabel = "WHOM", description = "a user, or an access key of an account itself") Whom whom,
            @Parameters(paramLabel = "NAME", description = "of the policy") String name,
            @Parameters(paramLabel = "FILE", description = "the document") Path file) {
        if (!UserName.isValid(name)) {
            throw new CommandRefusedException("'" + name + "' is not a name for a policy: " + UserName.ADVICE);
        }
        String document = PolicyDocument.textOf(file);
        books.open(book -> {
            book.attach(whom, name, document);
            out.println(whom + " has the policy '" + name + "'.");
        });
    }

    @Command(name = "detach-policy", description = "Takes a policy away.")
    void detachPolicy(@Parameters(paramLabel = "WHOM") Whom whom, @Parameters(paramLabel = "NAME") String name) {
        books.open(book -> {
            boolean unbound = book.detach(whom, name);
            out.println(whom + " no longer has the policy '" + name + "'."
                    + (unbound ? " It has no other, and may do everything now." : ""));
        });
    }

    @Command(name = "show-policy", description = "Prints the document of a policy.")
    void showPolicy(@Parameters(paramLabel = "WHOM") Whom whom, @Parameters(paramLabel = "NAME") String name) {
        books.open(book -> out.println(book.document(whom, name).strip()));
    }

    private void show(NewKey key) {
        out.println("Access key: " + key.id());
        out.println("Secret:     " + key.secret());
        out.println("The secret is shown this once. The key works on a server that runs within 2 seconds.");
    }
}
