/* What every kernel shares: the camera, the air, periodic tiles, and small mathematics.
 *
 * World: x right, y up, z forward at yaw 0; metres. The lens is shifted, not tilted: pitch moves the
 * principal point (`cy`), so verticals stay vertical and a screen column stays a vertical plane.
 * Depth is the distance along the horizontal forward axis. Colour is linear, planar: [3][height][width].
 * No libm call decides a pixel: exp and friends are polynomials here, so that one build of the
 * library gives the same bits on every CPU of its architecture.
 */
#ifndef FILMGATE_KERNEL_H
#define FILMGATE_KERNEL_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(_WIN32)
#define API __declspec(dllexport)
#else
#define API __attribute__((visibility("default")))
#endif

/* One pass over a row: out of line, so that `restrict` keeps its meaning. EACH promises that the turns of a
 * loop do not depend on each other; compilers cannot prove it where a loop both gathers and stores. */
#define PASS static __attribute__((noinline, unused)) void
#if defined(__clang__)
#define EACH _Pragma("clang loop vectorize(assume_safety)") for
#else
#define EACH _Pragma("GCC ivdep") for
#endif

#define SKY_DEPTH 1e9f
#define MAX_WIDTH 4096 /* pixels of a side; row buffers live on the stack */
#define MAX_HEIGHT MAX_WIDTH
enum { NOTHING = 0, GROUND = 1, WATER = 2, SOLID = 3, MOVING = 4 };  /* MOVING: a solid that goes its own way */

typedef struct {
  float cx, cy, focal;    /* principal point and focal length, pixels */
  float ex, ey, ez;       /* eye */
  float fx, fz, rx, rz;   /* horizontal forward and right, unit */
  int32_t width, height;  /* pixels */
} Camera;

typedef struct {
  float sun_dir[3], sun[3];
  float fog[3], fog_sun[3];
  float fog_density, fog_falloff, fog_base;
  float zenith[3], horizon[3], cloud_lit[3], cloud_dark[3];
  float cloud_cover, cloud_scale, wind_x, wind_z;
  float stars, disc, moon, aurora, glow, flash, time, nebula;
  float ambient_sky[3], ambient_ground[3];
} Air;

typedef struct {
  const float *data;  /* size x size, periodic */
  int32_t size;       /* a power of two */
} Tile;

/* 0, which no compiler knows: with a constant that it knows, GCC makes three instructions of a minimum. */
extern const float fg_zero;
static inline float hidden(float c) { return __builtin_constant_p(c) ? c + fg_zero : c; }

static inline float minf(float a, float b) { float c = hidden(a), d = hidden(b); return c < d ? c : d; }
static inline float maxf(float a, float b) { float c = hidden(a), d = hidden(b); return c > d ? c : d; }
static inline float clampf(float x, float a, float b) { return minf(maxf(x, a), b); }
static inline float unit(float x) { return clampf(x, 0.f, 1.f); }
static inline float mixf(float a, float b, float k) { return a + (b - a) * k; }
static inline float smooth(float x) { return x * x * (3.f - 2.f * x); }
static inline int mini(int a, int b) { return a < b ? a : b; }
static inline int maxi(int a, int b) { return a > b ? a : b; }

/* e^x, relative error below 2e-5; x is clamped to [-80, 80]. */
static inline float fast_exp(float x) {
  float y = clampf(x, -80.f, 80.f) * 1.44269504f;
  float whole = floorf(y), f = y - whole;
  float p = 1.f + f * (.6931472f + f * (.2402265f + f * (.0555041f + f * (.0096181f + f * .0013333f))));
  union { int32_t i; float f; } q;
  q.i = ((int32_t)whole + 127) << 23;
  return p * q.f;
}

/* sin(x), absolute error below 2e-4: one period folded to a parabola pair (Bhaskara-like). */
static inline float fast_sin(float x) {
  float t = x * .15915494f;
  t = t - floorf(t + .5f);
  float y = 8.f * t - 16.f * t * fabsf(t);
  return .225f * (y * fabsf(y) - y) + y;
}

/* Angle of (x, y), absolute error below 2e-3 rad: good enough to place stars. */
static inline float fast_atan2(float y, float x) {
  float a = minf(fabsf(x), fabsf(y)) / (maxf(fabsf(x), fabsf(y)) + 1e-12f), s = a * a;
  float r = ((-.0464964749f * s + .15931422f) * s - .327622764f) * s * a + a;
  if (fabsf(y) > fabsf(x)) r = 1.57079637f - r;
  if (x < 0.f) r = 3.14159274f - r;
  return y < 0.f ? -r : r;
}

/* The next stretch from..to of a row that shows a material, from *to on: its gaps are shorter than two blocks of 64
 * pixels. Returns whether there is one. */
static inline int next_run(const uint8_t *mat, uint8_t material, int W, int *from, int *to) {
  const uint8_t *next = *to < W ? (const uint8_t *)memchr(mat + *to, material, (size_t)(W - *to)) : NULL;
  if (!next) return 0;
  *from = (int)(next - mat);
  *to = *from + 64;
  while (*to < W && memchr(mat + *to, material, (size_t)mini(64, W - *to))) *to += 64;
  *to = mini(*to, W);
  return 1;
}

static inline float hash2(int32_t x, int32_t y) {
  uint32_t n = (uint32_t)x * 374761393u + (uint32_t)y * 668265263u;
  n = (n ^ (n >> 13)) * 1274126177u;
  return (float)((n ^ (n >> 16)) & 0x7fffffu) * (1.f / 8388608.f);
}

/* Bilinear look-up in a periodic tile; u and v are in texels. */
static inline float tile(Tile t, float u, float v) {
  float fu = floorf(u), fv = floorf(v);
  int m = t.size - 1, i = (int)fu & m, j = (int)fv & m, i1 = (i + 1) & m, j1 = (j + 1) & m;
  float a = u - fu, b = v - fv;
  int r0 = j * t.size, r1 = j1 * t.size;  /* 32-bit offsets: what a gather takes */
  float p0 = t.data[r0 + i], p1 = t.data[r0 + i1], q0 = t.data[r1 + i], q1 = t.data[r1 + i1];
  float p = p0 + (p1 - p0) * a, q = q0 + (q1 - q0) * a;
  return p + (q - p) * b;
}

/* Light packed 10-10-10 as square roots of light / 4 (so up to 4): one look-up fetches three channels. */
typedef struct {
  const uint32_t *data;
  int32_t size;
} LightMap;

/* Value of the tile and its derivatives along u and v. */
static inline float tile_slope(Tile t, float u, float v, float *du, float *dv) {
  float fu = floorf(u), fv = floorf(v);
  int m = t.size - 1, i = (int)fu & m, j = (int)fv & m, i1 = (i + 1) & m, j1 = (j + 1) & m;
  float a = u - fu, b = v - fv;
  int r0 = j * t.size, r1 = j1 * t.size;
  float p0 = t.data[r0 + i], p1 = t.data[r0 + i1], q0 = t.data[r1 + i], q1 = t.data[r1 + i1];
  float p = p0 + (p1 - p0) * a, q = q0 + (q1 - q0) * a;
  *du = (p1 - p0) + ((q1 - q0) - (p1 - p0)) * b;
  *dv = q - p;
  return p + (q - p) * b;
}

/* What a rise of dy (in units of the fog's fall-off) leaves of the fog on a segment: (1 - e^-dy) / dy. */
static inline float fog_share(float dy) {
  float safe = fabsf(dy) < 1e-3f ? 1e-3f : dy;
  return (1.f - fast_exp(-safe)) / safe;
}

/* Opacity of exponential height fog along a segment (analytic integral). */
static inline float fog_opacity(const Air *air, float distance, float y0, float y1) {
  float base = air->fog_density * fast_exp(-air->fog_falloff * maxf(y0 - air->fog_base, -2.f));
  return 1.f - fast_exp(-base * distance * fog_share((y1 - y0) * air->fog_falloff));
}

static inline float sun_facing(const Air *air, float x, float y, float z) {
  float s = maxf(x * air->sun_dir[0] + y * air->sun_dir[1] + z * air->sun_dir[2], 0.f);
  s *= s;
  return s * s;
}

#endif
