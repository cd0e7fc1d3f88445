/* The light on surfaces: one model for all of them, from matt plaster to chrome. Rough and smooth, metal or not, with
 * a nap or with light that goes in: after Burley 2012 and the approximations of Karis 2013, 2014 for little machines. */
#include <string.h>

#include "batch.h"

enum { TOGETHER = 4 };  /* lamps in one pass */
#define GLOSSY .5f      /* roughness below which a lamp is seen in a surface */
#define SATIN .76f      /* and a window, which comes gradually: grain would draw the border as stains */
#define COMES 16.f      /* for each step of roughness */

#define DIELECTRIC .045f  /* what anything but a metal mirrors, looked at straight */

/* The sun in a rough mirror (GGX, with Lagarde's fit of shadowing and Fresnel in one: SIGGRAPH 2015, "Optimizing PBR
 * for Mobile"); nh: the normal along the half-way direction, lh: the light along it. */
static inline float glint(float rough, float nh, float lh) {
  float a = rough * rough, a2 = a * a, d = nh * nh * (a2 - 1.f) + 1.0001f;
  return minf(a2 / (d * d * maxf(.1f, lh * lh) * (4.f * rough + 2.f)), 24.f);
}

/* What a rough surface mirrors of an even light, as a share of F0 (*scale) and beside it (*bias): Karis 2014. */
static inline void mirrored(float rough, float facing, float *scale, float *bias) {
  float x = 1.f - rough, y = .0425f - .0275f * rough, z = 1.04f - .572f * rough, w = .022f * rough - .04f;
  float a = minf(x * x, fast_exp(-6.4324f * facing)) * x + y;
  *scale = z - 1.04f * a;
  *bias = w + 1.04f * a;
}

/* Share of the light that goes into a soft surface and comes out beyond where the sun's light ends: red goes furthest. */
static inline float bled(float df, float far) { return maxf(df + far, 0.f) / ((1.f + far) * (1.f + far)); }

PASS lit_by_sun(const Air *air_, int n, Batch *restrict p) {
  const Air air = *air_;
  const float sx = air.sun_dir[0], sy = air.sun_dir[1], sz = air.sun_dir[2], flash = air.flash * 1.5f;
  EACH (int i = 0; i < n; i++) {
    float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i];
    float vx = p->view[0][i], vy = p->view[1][i], vz = p->view[2][i], sunny = 1.f - p->shadow[i], facing = p->facing[i];
    float metal = p->hit[METAL][i], sheen = p->hit[SHEEN][i], soft = p->hit[SOFT][i], rough = p->rough[i];
    float open = p->open[i], matt = 1.f - metal, df = nx * sx + ny * sy + nz * sz, front = maxf(df, 0.f);
    float wrap = maxf((df + .25f) * .8f, 0.f), direct = wrap * wrap * .3f + front * .7f, hemi = .5f + .5f * ny;
    float rim = 1.f - facing, rim2 = rim * rim, sd = maxf(vx * sx + vy * sy + vz * sz, 0.f);
    rim = rim2 * rim;
    float back = rim * (.2f + sd * sd * 2.2f) * maxf(.4f + df, 0.f) * (.3f + .7f * sunny);
    float hx = sx - vx, hy = sy - vy, hz = sz - vz, hl = 1.f / (sqrtf(hx * hx + hy * hy + hz * hz) + 1e-6f);
    float nh = maxf((nx * hx + ny * hy + nz * hz) * hl, 0.f), lh = maxf((sx * hx + sy * hy + sz * hz) * hl, 0.f);
    float gloss = glint(rough, nh, lh) * front * sunny, nap = sheen * (rim2 * .8f + rim * .6f);
    float through = soft * maxf(-df, 0.f) * .25f * (.3f + .7f * sunny);
    for (int c = 0; c < 3; c++) {
      float rgb = p->hit[RGB + c][i], f0 = mixf(DIELECTRIC, rgb, metal), far = c == 0 ? .55f : c == 1 ? .22f : .12f;
      float bounce = (air.fog[c] + .4f * air.ambient_sky[c]) * .38f * facing;
      float sky = air.ambient_sky[c] * (.35f + .65f * hemi) + air.ambient_ground[c] * (1.f - hemi);
      float sun = mixf(direct, bled(df, far), minf(soft, 1.f)) * (.12f + .88f * sunny) + through + nap * direct * sunny;
      float dim = open + (1.f - open) * rgb * .6f;  /* what is light sends light into its own corners */
      p->light[c][i] = ((air.sun[c] * sun + (sky + flash * hemi + bounce) * dim * (1.f + nap)) * p->tone[i]) * matt
                     + p->hit[EMISSION][i] + back * air.sun[c] * 1.2f * matt;
      p->shine[c][i] = air.sun[c] * (gloss * f0 + back * .16f) + rim * air.ambient_sky[c] * .22f * open;
    }
  }
}

/* The surroundings in the mirror that the surface of pixels first..n is. */
PASS mirror(const Surroundings *around, int first, int n, Batch *restrict p) {
  const uint32_t *restrict data = around->data;
  const int side = around->size + 2, plane = side * side, last = around->levels - 1;
  const float half = .5f * around->size, most = (float)around->size;
  EACH (int i = first; i < n; i++) {
    float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i], rough = p->rough[i];
    float d = 2.f * p->facing[i], x = p->view[0][i] + d * nx, y = p->view[1][i] + d * ny, z = p->view[2][i] + d * nz;
    float l = 1.f / (fabsf(x) + fabsf(y) + fabsf(z) + 1e-6f), u = x * l, v = z * l;
    float fu = (1.f - fabsf(v)) * (u < 0.f ? -1.f : 1.f), fv = (1.f - fabsf(u)) * (v < 0.f ? -1.f : 1.f);
    u = y < 0.f ? fu : u; v = y < 0.f ? fv : v;
    u = clampf((u + 1.f) * half + .5f, 0.f, most); v = clampf((v + 1.f) * half + .5f, 0.f, most);
    int a = (int)u, b = (int)v, at = (int)(rough * last + .5f) * plane + b * side + a;
    float s = u - a, t = v - b, scale, bias;
    uint32_t p0 = data[at], p1 = data[at + 1], q0 = data[at + side], q1 = data[at + side + 1];
    mirrored(rough, p->facing[i], &scale, &bias);
    float metal = p->hit[METAL][i], open = p->open[i] * unit((SATIN - rough) * COMES);
    for (int c = 0; c < 3; c++) {
      int shift = 20 - 10 * c;
      float e = (float)(int32_t)(p0 >> shift & 1023u), f = (float)(int32_t)(p1 >> shift & 1023u);
      float g = (float)(int32_t)(q0 >> shift & 1023u), h = (float)(int32_t)(q1 >> shift & 1023u);
      float root = mixf(mixf(e, f, s), mixf(g, h, s), t);
      float f0 = mixf(DIELECTRIC, p->hit[RGB + c][i], metal);
      p->shine[c][i] += root * root * (8.f / 1023.f / 1023.f) * (f0 * scale + bias) * open;
    }
  }
}

/* The end of the pixels that are all smoother than this, or all rougher. */
static int stretch(const Batch *p, int from, int n, float rough) {
  int smooth = p->rough[from] < rough, to = from + 1;
  while (to < n && (p->rough[to] < rough) == smooth) to++;
  return to;
}

/* The band of light across hair: strands mirror a lamp wherever they are square to the half-way direction. One lobe
 * has the colour of the lamp, one that of the hair; after Kajiya and Kay 1989 and Scheuermann 2004. */
static inline void glossed(float tx, float ty, float tz, float hx, float hy, float hz, float *lamp, float *own) {
  float l = 1.f / (sqrtf(hx * hx + hy * hy + hz * hz) + 1e-6f), th = (tx * hx + ty * hy + tz * hz) * l;
  float s = maxf(1.f - th * th, 0.f), s2 = s * s, s4 = s2 * s2, s8 = s4 * s4, s16 = s8 * s8;
  *lamp = s16 * s16 * s8;
  *own = s8 * s2;
}

PASS combed(const Air *air_, int n, Batch *restrict p) {
  const Air air = *air_;
  const float sx = air.sun_dir[0], sy = air.sun_dir[1], sz = air.sun_dir[2];
  EACH (int i = 0; i < n; i++) {
    float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i], open = p->open[i];
    float shift = p->shift[i], vx = p->view[0][i], vy = p->view[1][i], vz = p->view[2][i];
    float along = ny + shift, tx = along * nx, ty = along * ny - 1.f, tz = along * nz;  /* what hangs, on the surface */
    float l = 1.f / (sqrtf(tx * tx + ty * ty + tz * tz) + 1e-3f), lamp, own, above, within;
    tx *= l; ty *= l; tz *= l;
    glossed(tx, ty, tz, sx - vx, sy - vy, sz - vz, &lamp, &own);
    glossed(tx, ty, tz, -.35f * vx, 1.f - .35f * vy, -.35f * vz, &above, &within);
    float front = maxf(nx * sx + ny * sy + nz * sz + .25f, 0.f) * (1.f - p->shadow[i]) * .8f;
    int hair = fabsf(p->hit[PATTERN][i] - HAIR) < .5f;
    for (int c = 0; c < 3; c++) {
      float rgb = p->hit[RGB + c][i];
      float light = air.sun[c] * front * (.05f * lamp + .5f * own * rgb)
                  + air.ambient_sky[c] * open * (.028f * above + .34f * within * rgb);
      p->shine[c][i] += hair ? light : 0.f;
    }
  }
}

void sunlight(const Air *air, const Surroundings *around, int n, Batch *p) {
  lit_by_sun(air, n, p);
  if (p->combed) combed(air, n, p);
  if (!around->data || p->matt) return;
  for (int from = 0, to; from < n; from = to) {
    to = stretch(p, from, n, SATIN);
    if (p->rough[from] < SATIN) mirror(around, from, to, p);
  }
}

/* How much of any lamp's light a surface takes, and how far round its edge; what glows itself needs none. */
PASS prepare(int n, Batch *restrict p) {
  EACH (int i = 0; i < n; i++) {
    float wrap = .1f + .25f * p->hit[SOFT][i], k = (.45f + .55f * p->open[i]) * p->tone[i] / (1.f + wrap);
    p->wrap[i] = wrap;
    p->takes[i] = p->hit[EMISSION][i] > .1f ? 0.f : k;
  }
}

/* Some lamps: what the loop loads serves all of them. Beyond its edge a lamp adds nothing. */
static inline __attribute__((always_inline)) void add(const float *restrict q, const int count, int n, Batch *restrict p) {
  EACH (int i = 0; i < n; i++) {
    float x = p->hit[AT][i], y = p->hit[AT + 1][i], z = p->hit[AT + 2][i], r = 0.f, g = 0.f, b = 0.f;
    float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i], wrap = p->wrap[i];
#pragma GCC unroll 4
    for (int l = 0; l < count; l++) {
      const float *o = q + 7 * l;
      float ax = o[0] - x, ay = o[1] - y, az = o[2] - z, d2 = ax * ax + ay * ay + az * az + 1e-8f, d = sqrtf(d2);
      float edge = maxf(1.f - d2 * o[6] * .03f, 0.f), toward = nx * ax + ny * ay + nz * az + wrap * d;
      float k = maxf(toward, 0.f) * edge * edge / (d + d * d2 * o[6]);
      r += o[3] * k; g += o[4] * k; b += o[5] * k;
    }
    float takes = p->takes[i] * (1.f - p->hit[METAL][i]);
    p->light[0][i] += r * takes; p->light[1][i] += g * takes; p->light[2][i] += b * takes;
  }
}

PASS one_lamp(const float *restrict q, int n, Batch *restrict p) { add(q, 1, n, p); }
PASS two_lamps(const float *restrict q, int n, Batch *restrict p) { add(q, 2, n, p); }
PASS three_lamps(const float *restrict q, int n, Batch *restrict p) { add(q, 3, n, p); }
PASS four_lamps(const float *restrict q, int n, Batch *restrict p) { add(q, TOGETHER, n, p); }

/* What surfaces from..to mirror of a lamp. */
PASS highlight(const float *restrict q, int from, int to, Batch *restrict p) {
  const float x = q[0], y = q[1], z = q[2], r = q[3], g = q[4], b = q[5], falloff = q[6];
  EACH (int i = from; i < to; i++) {
    float ax = x - p->hit[AT][i], ay = y - p->hit[AT + 1][i], az = z - p->hit[AT + 2][i];
    float d2 = ax * ax + ay * ay + az * az, edge = maxf(1.f - d2 * falloff * .03f, 0.f), id = 1.f / (sqrtf(d2) + 1e-4f);
    float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i], metal = p->hit[METAL][i];
    ax *= id; ay *= id; az *= id;
    float hx = ax - p->view[0][i], hy = ay - p->view[1][i], hz = az - p->view[2][i];
    float hl = 1.f / (sqrtf(hx * hx + hy * hy + hz * hz) + 1e-6f), nh = maxf((nx * hx + ny * hy + nz * hz) * hl, 0.f);
    float lh = maxf((ax * hx + ay * hy + az * hz) * hl, 0.f), front = maxf(nx * ax + ny * ay + nz * az, 0.f);
    float s = glint(maxf(p->rough[i], .16f), nh, lh) * front * edge * edge / (1.f + d2 * falloff) * p->takes[i];
    p->shine[0][i] += r * s * mixf(DIELECTRIC, p->hit[RGB][i], metal);
    p->shine[1][i] += g * s * mixf(DIELECTRIC, p->hit[RGB + 1][i], metal);
    p->shine[2][i] += b * s * mixf(DIELECTRIC, p->hit[RGB + 2][i], metal);
  }
}

/* The stretches of the batch that are glossy enough to show a lamp. */
typedef struct { int count, from[CHUNK], to[CHUNK]; } Glossy;

static void find_glossy(int n, const Batch *p, Glossy *glossy) {
  glossy->count = 0;
  for (int from = 0, to; from < n && !p->dull; from = to) {
    to = stretch(p, from, n, GLOSSY);
    if (p->rough[from] >= GLOSSY) continue;
    glossy->from[glossy->count] = from;
    glossy->to[glossy->count++] = to;
  }
}

/* Whether a lamp reaches the box around the hits. */
static int reaches(const float *lamp, const float low[3], const float high[3]) {
  float d2 = 0.f;
  for (int c = 0; c < 3; c++) {
    float d = maxf(maxf(low[c] - lamp[c], lamp[c] - high[c]), 0.f);
    d2 += d * d;
  }
  return d2 * lamp[6] * .03f < 1.f;
}

void lamplight(const Lights *lights, int n, Batch *p) {
  if (!lights->count) return;
  float low[3], high[3];
  for (int c = 0; c < 3; c++) extent(p->hit[AT + c], n, low + c, high + c);
  prepare(n, p);
  Glossy glossy;
  find_glossy(n, p, &glossy);
  float some[7 * TOGETHER];
  int count = 0;
  for (int l = 0; l < lights->count; l++) {
    if (!reaches(lights->at + 7 * l, low, high)) continue;
    for (int k = 0; k < glossy.count; k++) highlight(lights->at + 7 * l, glossy.from[k], glossy.to[k], p);
    memcpy(some + 7 * count++, lights->at + 7 * l, 7 * sizeof(float));
    if (count == TOGETHER) { four_lamps(some, n, p); count = 0; }
  }
  if (count == 1) one_lamp(some, n, p);
  if (count == 2) two_lamps(some, n, p);
  if (count == 3) three_lamps(some, n, p);
}
