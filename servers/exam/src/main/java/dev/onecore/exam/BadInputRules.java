package dev.onecore.exam;

import dev.onecore.contract.Command.Join;
import dev.onecore.contract.Command.StartDownload;
import dev.onecore.contract.Command.StartStream;
import dev.onecore.contract.Command.StartUpload;
import dev.onecore.contract.Digest;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Commands that must be refused; after each recoverable one the same connection proves that it goes on. */
final class BadInputRules {

    private static final List<String> ENDPOINTS = List.of("/stream", "/upload", "/download", "/topic");

    private final Candidate candidate;

    BadInputRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        for (String path : ENDPOINTS) {
            String name = path.substring(1);
            rules.add(rule(
                    name + "-bad-json",
                    "not JSON, not an object, no text op …: error bad-json; the connection goes on",
                    () -> badJson(path)));
            rules.add(rule(
                    name + "-long-command",
                    "longer than maxCommand (4,096 bytes): error bad-json; the connection goes on",
                    () -> longCommand(path)));
            rules.add(rule(
                    name + "-unknown-members",
                    "one JSON object (unknown members are ignored)",
                    () -> unknownMembers(path)));
            rules.add(rule(name + "-bad-op", "unknown op: error bad-op, goes on", () -> badOp(path)));
            rules.add(rule(
                    name + "-bad-param",
                    "number missing, of the wrong type … or out of range: error bad-param naming the field and its range",
                    () -> badParam(path)));
        }
        rules.add(rule(
                "stream-bad-type",
                "binary on /stream: error bad-type fatal, then close 1008",
                () -> badType("/stream")));
        rules.add(rule(
                "download-bad-type",
                "binary on /download: error bad-type fatal, then close 1008",
                () -> badType("/download")));
        return List.copyOf(rules);
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.BAD_INPUT, name, sentence, check).needing("upgrades");
    }

    /** Opens a path, unless it is that of an optional endpoint that the server has not. */
    private Peer open(String path) throws IOException {
        for (Endpoint endpoint : Endpoint.optional()) {
            if (endpoint.path().equals(path)) {
                candidate.requireAnnounced(endpoint);
            }
        }
        return candidate.open(path);
    }

    private void badJson(String path) throws IOException {
        Peer peer = open(path);
        for (String broken : List.of(
                "",
                " ",
                "start",
                "{",
                "{\"op\":\"start\"",
                "{\"op\":\"start\"} trailing",
                "[]",
                "[{\"op\":\"stop\"}]",
                "\"stop\"",
                "42",
                "null",
                "{}",
                "{\"ev\":\"end\"}",
                "{\"op\":5}",
                "{\"op\":null}",
                "{\"op\":[\"start\"]}",
                "[".repeat(4_000),
                "{\"op\":".repeat(600))) {
            peer.say(broken);
            requireError(peer, "bad-json", broken);
        }
        requireGoesOn(path, peer);
    }

    /** Reads the error, and names the command in question if something else comes. */
    private static CheckedJson requireError(Peer peer, String code, String command) throws IOException {
        try {
            return peer.error(code, false);
        } catch (Violation violation) {
            String shown = command.length() <= 80 ? command : command.substring(0, 80) + "…";
            throw new Violation(violation.expected() + " (error " + code + ") for " + shown, violation.seen());
        }
    }

    private static String sound(String path) {
        return switch (path) {
            case "/topic" -> new Join("sound").json();
            case "/stream" -> new StartStream(1, 24, 0).json();
            case "/upload" -> new StartUpload("sound", 0, Digest.CRC32).json();
            default -> new StartDownload(1, 1).json();
        };
    }

    /** Runs one sound operation on the same connection. */
    private static void requireGoesOn(String path, Peer peer) throws IOException {
        peer.say(sound(path));
        requireRan(path, peer);
    }

    private static void requireRan(String path, Peer peer) throws IOException {
        if (path.equals("/upload")) {
            peer.event("ack");
        } else if (path.equals("/topic")) {
            // A member answers a second join with an error, and goes on all the same.
            Arrival arrival = peer.next();
            if (!arrival.words().contains("busy")) {
                Peer.requireEvent(arrival, "joined");
            }
        } else {
            peer.binary();
            peer.event("end");
        }
    }

    private void longCommand(String path) throws IOException {
        Peer peer = open(path);
        peer.say(padded(sound(path), Limits.MAX_COMMAND));
        requireRan(path, peer);
        for (int length : new int[] {Limits.MAX_COMMAND + 1, 2 * Limits.MAX_COMMAND, 65_536, 1 << 20}) {
            peer.say(padded(sound(path), length));
            requireError(peer, "bad-json", "a command of " + length + " bytes");
        }
        requireGoesOn(path, peer);
    }

    private static String padded(String command, int length) {
        return command.substring(0, command.length() - 1) + " ".repeat(length - command.length()) + "}";
    }

    private void unknownMembers(String path) throws IOException {
        Peer peer = open(path);
        String more = ",\"note\":\"x\",\"nested\":{\"op\":\"bad\",\"list\":[1,{}]},\"flag\":true,\"none\":null}";
        String command = sound(path);
        peer.say(command.substring(0, command.length() - 1) + more);
        requireRan(path, peer);
    }

    private void badOp(String path) throws IOException {
        Peer peer = open(path);
        for (String op : List.of("dance", "", "START", "start ")) {
            String command = "{\"op\":\"" + op + "\"}";
            peer.say(command);
            requireError(peer, "bad-op", command);
        }
        requireGoesOn(path, peer);
    }

    private void badParam(String path) throws IOException {
        Peer peer = open(path);
        switch (path) {
            case "/stream" -> {
                requireRefused(peer, "{\"op\":\"start\",\"size\":24,\"rate\":0,\"count\":%s}", "count", "1000000001");
                requireRefused(peer, "{\"op\":\"start\",\"count\":1,\"rate\":0,\"size\":%s}", "size", "23");
                requireRefused(peer, "{\"op\":\"start\",\"count\":1,\"rate\":0,\"size\":%s}", "size", "1048577");
                requireRefused(peer, "{\"op\":\"start\",\"count\":1,\"size\":24,\"rate\":%s}", "rate", "-0.5");
            }
            case "/topic" -> {
                for (String value :
                        List.of("1", "true", "null", "[\"x\"]", "{}", "\"\"", "\"" + "x".repeat(65) + "\"")) {
                    requireOneRefused(peer, "{\"op\":\"join\",\"topic\":" + value + "}", "topic");
                }
                requireOneRefused(peer, "{\"op\":\"join\"}", "topic");
            }
            case "/upload" ->
                requireRefused(
                        peer, "{\"op\":\"start\",\"id\":\"x\",\"digest\":\"none\",\"size\":%s}", "size", "1073741825");
            default -> {
                requireRefused(peer, "{\"op\":\"start\",\"chunk\":10,\"size\":%s}", "size", "-2");
                requireOneRefused(peer, "{\"op\":\"start\",\"size\":10,\"chunk\":-1}", "chunk");
                requireOneRefused(peer, "{\"op\":\"start\",\"size\":10,\"chunk\":true}", "chunk");
                requireOneRefused(peer, "{\"op\":\"start\",\"size\":10,\"chunk\":\"10\"}", "chunk");
            }
        }
        requireGoesOn(path, peer);
    }

    private static void requireRefused(Peer peer, String template, String field, String outOfRange) throws IOException {
        for (String value :
                List.of(outOfRange, "-1", "true", "false", "\"24\"", "null", "[24]", "{}", "99999999999999999999")) {
            requireOneRefused(peer, String.format(Locale.ROOT, template, value), field);
        }
        String without = template.replace(",\"" + field + "\":%s", "");
        requireOneRefused(peer, without, field);
    }

    private static void requireOneRefused(Peer peer, String command, String field) throws IOException {
        peer.say(command);
        String words = requireError(peer, "bad-param", command).text("msg");
        boolean named = words.contains(field) && words.chars().anyMatch(Character::isDigit);
        Violation.unless(named, "msg naming " + field + " and its range for " + command, "msg \"" + words + "\"");
    }

    private void badType(String path) throws IOException {
        Peer peer = candidate.open(path);
        peer.send(Frame.binary(new byte[] {1, 2, 3}));
        peer.error("bad-type", true);
        peer.closed(1008);
        candidate.requireAlive();
    }
}
