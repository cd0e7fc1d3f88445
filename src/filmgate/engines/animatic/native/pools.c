/* Puddles on level ground: an uneven edge with wet earth around it, rings on the water, and what it mirrors. The mirror
 * is followed through the picture itself: from the water a ray goes on until something that is drawn stops it. */
#include "kernel.h"

/* As in render/picture.py. */
enum { RING = 4, STEPS = 26, CLOSER = 6 };
#define OVER .9f  /* of the height of the picture */

typedef struct { float x, z, a, b, level, seed; } Pool;

typedef struct {
  const Camera *cam;
  const Air *air;
  Tile detail, clouds;
  const float *rings;
  int count;
  float rain;
  const float *depth;
  const float *col;
} Wet;

/* How far inside its edge a point is: 1 in the middle of the pool, 0 at the edge, which has lobes of several sizes. */
static inline float inside(const Pool *p, Tile detail, float x, float z) {
  float u = (x - p->x) / p->a, v = (z - p->z) / p->b, q = u * u + v * v;
  if (q > 2.2f * 2.2f) return -2.f;
  q = sqrtf(q);
  float way = fast_atan2(v, u), own = p->seed * 6.2831853f;
  float lobes = .13f * fast_sin(2.f * way + own) + .10f * fast_sin(3.f * way + 2.3f * own + 1.f) +
                .06f * fast_sin(5.f * way + 3.1f * own + 4.f) + .035f * fast_sin(8.f * way + 5.7f * own);
  float fine = tile(detail, x * 60.f + p->seed * 29.f, z * 60.f) - .5f;
  return .95f + lobes - q + fine * .05f;
}

/* A train of crests that runs outwards from a point, added to a slope. */
static inline void crests(float dx, float dz, float age, float power, float pixel, float *sx, float *sz) {
  float away = dx * dx + dz * dz, front = .03f + .52f * age, wide = .035f + .10f * age, far = front + 2.6f * wide;
  float long_ = .05f + .05f * age;
  if (away > far * far || power < .003f || pixel > .5f * long_) return;
  float r = sqrtf(away) + 1e-3f, q = (r - front) / wide;
  if (q < -2.6f) return;
  float k = power * fast_exp(-q * q) * fast_sin((r - front) * (6.2831853f / long_)) * unit(2.f - 4.f * pixel / long_) / r;
  *sx += dx * k;
  *sz += dz * k;
}

/* The drops of rain in a cell of a grid and in its neighbours: where they fell, when, and how strong their rings are. */
typedef struct { int i, j; float x[9], z[9], age[9], power[9]; } Rain;
static const float CELL = .30f;

/* In each cell a drop falls, again and again, each time at another spot. */
static void fall(const Wet *w, int i, int j, Rain *rain) {
  rain->i = i; rain->j = j;
  for (int n = 0; n < 9; n++) {
    int a = i + n % 3 - 1, b = j + n / 3 - 1;
    float own = hash2(a, b), every = .8f + .7f * hash2(a + 911, b), q = w->air->time / every + own * 7.f;
    int k = (int)floorf(q);
    rain->age[n] = (q - (float)k) * every;
    rain->power[n] = w->rain * .15f * fast_exp(-3.4f * rain->age[n]);
    rain->x[n] = ((float)a + hash2(a + 37 * k, b + 11)) * CELL;
    rain->z[n] = ((float)b + hash2(a + 5, b + 53 * k)) * CELL;
  }
}

/* Rings of rain, added to a slope. */
static inline void patter(const Wet *w, Rain *rain, float x, float z, float pixel, float *sx, float *sz) {
  int i = (int)floorf(x * (1.f / CELL)), j = (int)floorf(z * (1.f / CELL));
  if (i != rain->i || j != rain->j) fall(w, i, j, rain);
  for (int n = 0; n < 9; n++) crests(x - rain->x[n], z - rain->z[n], rain->age[n], rain->power[n], pixel, sx, sz);
}

/* How much cloud is in a direction, and how bright its side is; as in water.c. */
static inline float clouded(const Wet *w, const float *r, float *lit) {
  const Air *air = w->air;
  float q = air->cloud_scale / (r[1] + .10f) * 40.f;
  float u = r[0] * q + air->wind_x * air->time * 40.f, v = r[2] * q + air->wind_z * air->time * 40.f;
  float here = tile(w->clouds, u, v), there = tile(w->clouds, u + air->sun_dir[0] * 4.f, v + air->sun_dir[2] * 4.f);
  *lit = unit((here - there) * 5.f + .45f);
  return air->cloud_cover > 0.f ? smooth(unit((here - 1.f + air->cloud_cover) * 4.5f)) * minf(r[1] * 9.f, 1.f) : 0.f;
}

/* What the sky gives where the picture does not show it. */
static inline float sky_light(const Air *air, int c, float up, float cloud, float lit) {
  float clear = mixf(air->horizon[c], air->zenith[c], 1.f - fast_exp(-up * 4.2f));
  float sky = mixf(clear, mixf(air->cloud_dark[c], air->cloud_lit[c], lit), cloud);
  return mixf(sky, air->fog[c], fast_exp(-up * 7.f) * unit(air->fog_density * 60.f));
}

static inline float between(const float *p, int W, int H, float x, float y) {
  x = clampf(x, 0.f, W - 1.001f);
  y = clampf(y, 0.f, H - 1.001f);
  int i = (int)x, j = (int)y;
  float a = x - i, b = y - j;
  const float *q = p + (ptrdiff_t)j * W + i;
  return mixf(mixf(q[0], q[1], a), mixf(q[W], q[W + 1], a), b);
}

/* The light that comes along a ray from p: of what it meets in the picture, else of the sky. */
static void mirrored(const Wet *w, const float *p, const float *r, float away, float *light) {
  const Camera *cam = w->cam;
  const int W = cam->width, H = cam->height;
  const ptrdiff_t plane = (ptrdiff_t)W * H;
  const float rf = r[0] * cam->fx + r[2] * cam->fz, rs = r[0] * cam->rx + r[2] * cam->rz;
  const float px = p[0] - cam->ex, pz = p[2] - cam->ez, pf = px * cam->fx + pz * cam->fz, ps = px * cam->rx + pz * cam->rz;
  float s = .015f * away, step = .010f * away + .012f, sx = 0.f, sy = 0.f, seen = 0.f;
  for (int k = 0, closer = 0; k < STEPS && closer < CLOSER; k++) {
    float d = pf + rf * s;
    if (d < .2f) break;
    float x = cam->cx + cam->focal * (ps + rs * s) / d, y = cam->cy - cam->focal * (p[1] + r[1] * s - cam->ey) / d;
    if (x < 0.f || x > W - 1.f || y < 0.f || y > H - 1.f) break;
    float z = w->depth[(ptrdiff_t)(int)y * W + (int)x];
    if (z < d && d - z < .22f + 1.6f * step) {  /* behind what is drawn: the edge is within the last step */
      sx = x; sy = y; seen = 1.f;
      closer++;
      step *= .5f;
      s -= step;
    } else if (closer) {
      closer++;
      step *= .5f;
      s += step;
    } else {
      s += step;
      step *= 1.32f;
    }
  }
  if (seen == 0.f && rf > .05f) {  /* nothing near: what the picture shows far away in this direction */
    float x = cam->cx + cam->focal * rs / rf, y = cam->cy - cam->focal * r[1] / rf;
    if (x > 0.f && x < W - 1.f && y > -OVER * H && y < H - 1.f) {  /* what is over the picture is like its upper edge */
      float z = w->depth[(ptrdiff_t)(int)maxf(y, 0.f) * W + (int)x];
      if (z > away + 6.f) { sx = x; sy = y; seen = 1.f; }
    }
  }
  if (seen > 0.f) seen = smooth(unit(minf(minf(sx, W - 1.f - sx), sy + OVER * H) / (.05f * H + maxf(-sy, 0.f))));
  float lit = 0.f, cloud = clouded(w, r, &lit);
  for (int c = 0; c < 3; c++) {
    float sky = sky_light(w->air, c, maxf(r[1], 0.f), cloud, lit);
    light[c] = seen > 0.f ? mixf(sky, minf(between(w->col + c * plane, W, H, sx, sy), 6.f), seen) : sky;
  }
}

/* The light of the water at a point that is `deep` inside its edge, over ground of the light `below`. */
static void water(const Wet *w, Rain *rain, const Pool *pool, float x, float high, float z, float deep, float pixel, const float *below, float *light) {
  const Camera *cam = w->cam;
  float n[2] = {0.f, 0.f};
  for (int k = 0; k < w->count; k++) {
    const float *g = w->rings + RING * k;
    crests(x - g[0], z - g[1], g[2], g[3], pixel, n, n + 1);
  }
  if (w->rain > 0.f) patter(w, rain, x, z, pixel, n, n + 1);
  float du, dv, t = w->air->time;
  tile_slope(w->detail, x * 90.f + t * 12.f, z * 90.f - t * 8.f, &du, &dv);
  n[0] = clampf(n[0] + du * .012f, -.5f, .5f);
  n[1] = clampf(n[1] + dv * .012f, -.5f, .5f);
  float vx = x - cam->ex, vy = pool->level - cam->ey, vz = z - cam->ez, away = sqrtf(vx * vx + vy * vy + vz * vz);
  float il = 1.f / away, in = 1.f / sqrtf(1.f + n[0] * n[0] + n[1] * n[1]);
  vx *= il; vy *= il; vz *= il;
  float cosine = minf((vx * n[0] + vy + vz * n[1]) * in, -.01f), f = 1.f + cosine, f2 = f * f;
  float r[3] = {vx - 2.f * cosine * n[0] * in, vy - 2.f * cosine * in, vz - 2.f * cosine * n[1] * in};
  r[1] = maxf(r[1], .01f);
  float p[3] = {x, maxf(pool->level, high), z}, shown[3], fresnel = .09f + .91f * f2 * f;
  mirrored(w, p, r, away, shown);
  float murk = .55f - .40f * smooth(unit(deep * 2.6f));
  for (int c = 0; c < 3; c++) light[c] = mixf(below[c] * murk, shown[c], fresnel);
}

/* Bare earth of the brightness of grass: `k` of it, `tone` brighter; in place. */
static inline void bare(float *rgb, float k, float tone) {
  float green = unit((rgb[1] - maxf(rgb[0], rgb[2])) / (rgb[1] + 1e-4f) * 5.f);
  float light = .62f * rgb[1] + .2f * rgb[0] + .18f * rgb[2];
  k *= green;
  rgb[0] = mixf(rgb[0], light * 1.22f * tone, k);
  rgb[1] = mixf(rgb[1], light * .98f * tone, k);
  rgb[2] = mixf(rgb[2], light * .72f * tone, k);
}

/* Rows y0..y1 of `out` get the light of what puddles, and the wet ground around them, change; -1 in its first plane where
 * they change nothing. green: the second plane of `col` as it was before plants were drawn: they hide the water.
 * track: half the width in metres of a path of earth through the first puddle, in x; 0: there is none. */
API void fg_pools(const Camera *cam, const Air *air, const Tile *detail, const Tile *clouds, const float *pools, int n, const float *rings,
                  int count, float rain, float track, const float *green, const float *depth, const uint8_t *mat,
                  const float *col, float *out, int y0, int y1) {
  const Pool *pool = (const Pool *)pools;
  const int W = cam->width;
  const ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  const float ifocal = 1.f / cam->focal;
  Rain drops = {.i = INT32_MIN};
  Wet w = {cam, air, *detail, *clouds, rings, count, rain, depth, col};
  for (int y = y0; y < y1; y++)
    for (int x = 0; x < W; x++) {
      ptrdiff_t i = (ptrdiff_t)y * W + x;
      out[i] = -1.f;
      if ((mat[i] != GROUND && mat[i] != SOLID) || depth[i] > 60.f || green[i] != col[plane + i]) continue;
      float t = depth[i], u = (x - cam->cx) * ifocal, Y = cam->ey + (cam->cy - y) * ifocal * t;
      float X = cam->ex + (cam->fx + cam->rx * u) * t, Z = cam->ez + (cam->fz + cam->rz * u) * t;
      const Pool *own = pool;
      float deep = -2.f, pixel = t * ifocal, flat = pixel * t / maxf(cam->ey - pool->level, .3f);
      for (int k = 0; k < n; k++) {
        float q = inside(pool + k, *detail, X, Z);
        if (q > deep) { deep = q; own = pool + k; }
      }
      if (mat[i] == SOLID && (fabsf(Y - own->level) > .03f || deep < -.5f)) continue;
      float rgb[3] = {col[i], col[plane + i], col[2 * plane + i]};
      float earth = unit(2.2f + 2.2f * deep);
      if (track > 0.f) {
        float off = track - fabsf(Z - pool->z);
        if (fabsf(off) < 1.6f && earth < 1.f)
          off += 1.6f * (tile(*detail, X * 26.f, Z * 26.f + 90.f) - .5f + .5f * (tile(*detail, X * 150.f, Z * 150.f) - .5f));
        earth = maxf(earth, unit(off * 2.6f));
      }
      if (earth <= 0.f) continue;
      if (mat[i] == GROUND) bare(rgb, smooth(earth), .82f + .36f * tile(*detail, X * 170.f, Z * 170.f));
      float damp = smooth(unit(1.f + 3.6f * deep));
      for (int c = 0; c < 3; c++) rgb[c] *= 1.f - .52f * damp;
      float soft = clampf(flat / own->b, .02f, .2f), cover = smooth(unit(deep / soft + .5f));
      if (cover > 0.f) {
        float light[3];
        water(&w, &drops, own, X, Y, Z, maxf(deep, 0.f), flat, rgb, light);
        for (int c = 0; c < 3; c++) rgb[c] = mixf(rgb[c], light[c], cover);
      }
      for (int c = 0; c < 3; c++) out[c * plane + i] = rgb[c];
    }
}

API void fg_pools_set(const float *out, int W, int H, float *col, int y0, int y1) {
  const ptrdiff_t plane = (ptrdiff_t)W * H;
  for (ptrdiff_t i = (ptrdiff_t)y0 * W; i < (ptrdiff_t)y1 * W; i++)
    if (out[i] >= 0.f)
      for (int c = 0; c < 3; c++) col[c * plane + i] = out[c * plane + i];
}
