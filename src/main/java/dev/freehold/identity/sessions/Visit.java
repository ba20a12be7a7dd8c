package dev.freehold.identity.sessions;

/**
 * From where somebody signs in.
 *
 * @param device what he or his browser calls it, at most 200 characters; null if nobody says
 * @param address IP address
 */
record Visit(String device, String address, String requestId) {
    private static final int LONGEST_DEVICE = 200;

    Visit {
        if (device != null && device.length() > LONGEST_DEVICE) {
            device = device.substring(0, LONGEST_DEVICE);
        }
    }
}
