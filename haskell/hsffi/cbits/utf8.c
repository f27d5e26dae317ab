#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Text before version 2 of the package `text`, whose characters are UTF-16. The input is valid, and there is room for the longest
   output: three bytes a unit, and a unit a byte. */

/* Writes UTF-8 and returns the number of bytes. */
size_t hsffi_utf8_of_utf16(uint8_t *to, const uint16_t *from, size_t offset, size_t len)
{
    const uint8_t *start = to;
    const uint16_t *end;
    from += offset;
    end = from + len;
    while (from != end) {
        uint32_t c;
        uint64_t four;
        /* Four characters of ASCII at once. */
        while (end - from >= 4 && (memcpy(&four, from, 8), (four & 0xff80ff80ff80ff80u) == 0)) {
            uint32_t bytes;
            four = (four | four >> 8) & 0x0000ffff0000ffffu;
            bytes = (uint32_t) (four | four >> 16);
            memcpy(to, &bytes, 4);
            to += 4;
            from += 4;
        }
        if (from == end)
            break;
        c = *from++;
        if (c < 0x80) {
            *to++ = (uint8_t) c;
        } else if (c < 0x800) {
            *to++ = (uint8_t) (0xc0 | c >> 6);
            *to++ = (uint8_t) (0x80 | (c & 0x3f));
        } else if (c < 0xd800 || c > 0xdbff || from == end) {
            *to++ = (uint8_t) (0xe0 | c >> 12);
            *to++ = (uint8_t) (0x80 | (c >> 6 & 0x3f));
            *to++ = (uint8_t) (0x80 | (c & 0x3f));
        } else {
            c = 0x10000 + ((c - 0xd800) << 10) + (*from++ - 0xdc00u);
            *to++ = (uint8_t) (0xf0 | c >> 18);
            *to++ = (uint8_t) (0x80 | (c >> 12 & 0x3f));
            *to++ = (uint8_t) (0x80 | (c >> 6 & 0x3f));
            *to++ = (uint8_t) (0x80 | (c & 0x3f));
        }
    }
    return (size_t) (to - start);
}

/* Writes UTF-16 and returns the number of units. */
size_t hsffi_utf16_of_utf8(uint16_t *to, const uint8_t *from, size_t len)
{
    const uint16_t *start = to;
    const uint8_t *end = from + len;
    while (from != end) {
        uint32_t c;
        uint32_t bytes;
        /* Four characters of ASCII at once. */
        while (end - from >= 4 && (memcpy(&bytes, from, 4), (bytes & 0x80808080u) == 0)) {
            uint64_t four = bytes;
            four = (four | four << 16) & 0x0000ffff0000ffffu;
            four = (four | four << 8) & 0x00ff00ff00ff00ffu;
            memcpy(to, &four, 8);
            to += 4;
            from += 4;
        }
        if (from == end)
            break;
        c = *from++;
        if (c < 0x80) {
            *to++ = (uint16_t) c;
        } else if (c < 0xe0) {
            *to++ = (uint16_t) ((c & 0x1f) << 6 | (from[0] & 0x3f));
            from += 1;
        } else if (c < 0xf0) {
            *to++ = (uint16_t) ((c & 0xf) << 12 | (from[0] & 0x3f) << 6 | (from[1] & 0x3f));
            from += 2;
        } else {
            c = ((c & 0x7) << 18 | (uint32_t) (from[0] & 0x3f) << 12 | (uint32_t) (from[1] & 0x3f) << 6 | (from[2] & 0x3f)) - 0x10000;
            *to++ = (uint16_t) (0xd800 | c >> 10);
            *to++ = (uint16_t) (0xdc00 | (c & 0x3ff));
            from += 3;
        }
    }
    return (size_t) (to - start);
}
