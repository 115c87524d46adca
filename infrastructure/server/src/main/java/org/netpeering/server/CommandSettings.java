package org.netpeering.server;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings of a command: found where the server finds its own, without starting it. */
record CommandSettings(Environment environment) {
    private static final Pattern SETTING =
            Pattern.compile("--[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_\\[\\]-]+)+=.*", Pattern.DOTALL);

    /** Whether a command is meant; settings alone start the server. */
    static boolean nameCommand(String... arguments) {
        return Arrays.stream(arguments)
                .anyMatch(argument -> !argument.startsWith("-") || argument.equals("-h") || argument.equals("--help"));
    }

    /** The words of the command, without settings, which may stand anywhere among them. */
    static String[] words(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !SETTING.matcher(argument).matches())
                .toArray(String[]::new);
    }

    static CommandSettings of(String... arguments) {
        String[] settings = Arrays.stream(arguments)
                .filter(argument -> SETTING.matcher(argument).matches())
                .toArray(String[]::new);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(settings));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return new CommandSettings(environment);
    }

    ServerProperties properties() {
        return Binder.get(environment).bindOrCreate("netpeering", ServerProperties.class);
    }
}
