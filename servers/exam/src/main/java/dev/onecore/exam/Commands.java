package dev.onecore.exam;

/** The contract's commands as a client writes them. */
final class Commands {

    static final String STOP = "{\"op\":\"stop\"}";
    static final String CANCEL = "{\"op\":\"cancel\"}";

    private Commands() {}

    static String stream(long count, int size, int rate) {
        return "{\"op\":\"start\",\"count\":" + count + ",\"size\":" + size + ",\"rate\":" + rate + "}";
    }

    static String upload(String id, long size, String digest) {
        return "{\"op\":\"start\",\"id\":\"" + id + "\",\"size\":" + size + ",\"digest\":\"" + digest + "\"}";
    }

    static String download(long size, long chunk) {
        return "{\"op\":\"start\",\"size\":" + size + ",\"chunk\":" + chunk + "}";
    }
}
